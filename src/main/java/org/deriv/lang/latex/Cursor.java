package org.deriv.lang.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A place in a list of tokens. */
final class Cursor {
  private final List<Token> tokens;
  private final int end;
  private int at;
  private int last;

  /** At the start of tokens that stand before the offset {@code end}. */
  Cursor(List<Token> tokens, int end) {
    this.tokens = new ArrayList<>(tokens);
    this.end = end;
  }

  boolean atEnd() {
    return at >= tokens.size();
  }

  /** The next token, or one without characters at the end. */
  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    return at + ahead < tokens.size()
        ? tokens.get(at + ahead)
        : new Token(Token.Kind.SIGN, "", end, end);
  }

  boolean sees(String text) {
    return !atEnd() && peek().is(text);
  }

  Token take() {
    if (atEnd()) {
      throw new Unread("something is missing here", "", end, end);
    }
    last = tokens.get(at).end();
    return tokens.get(at++);
  }

  boolean skip(String text) {
    boolean found = sees(text);
    if (found) {
      take();
    }
    return found;
  }

  Token want(String text, String help) {
    if (!sees(text)) {
      Token found = peek();
      throw Unread.at(found, "`" + text + "` is missing here", help);
    }
    return take();
  }

  /** The next token, of letters or digits only the first, as TeX takes an argument. */
  Token takeOne() {
    Token token = take();
    boolean several =
        token.text().length() > 1
            && (token.kind() == Token.Kind.LETTERS || token.kind() == Token.Kind.NUMBER);
    if (several) {
      tokens.set(at - 1, token.head(1));
      tokens.add(at, token.tail(1));
      last = token.start() + 1;
      return token.head(1);
    }
    return token;
  }

  /** The tokens of an argument: what is in braces, or one token, or a command with its own. */
  List<Token> argument() {
    Token open = peek();
    if (!skip("{")) {
      Token one = takeOne();
      if (one.kind() == Token.Kind.COMMAND && sees("{") && Signs.takesLetters(one.text())) {
        List<Token> all = new ArrayList<>(List.of(one, peek()));
        all.addAll(argument());
        all.add(new Token(Token.Kind.SIGN, "}", previousEnd() - 1, previousEnd()));
        return all;
      }
      return List.of(one);
    }
    List<Token> inside = new ArrayList<>();
    int depth = 1;
    while (true) {
      if (atEnd()) {
        throw Unread.at(open, "`{` is never closed", "close it with `}`");
      }
      Token token = take();
      depth += token.is("{") ? 1 : token.is("}") ? -1 : 0;
      if (depth == 0) {
        return inside;
      }
      inside.add(token);
    }
  }

  /** What is in square brackets, if they follow. */
  Optional<List<Token>> option() {
    if (!skip("[")) {
      return Optional.empty();
    }
    List<Token> inside = new ArrayList<>();
    while (!sees("]")) {
      inside.add(take());
    }
    take();
    return Optional.of(inside);
  }

  /** The offset after the token that was taken last. */
  int previousEnd() {
    return at == 0 && last == 0 ? peek().start() : last;
  }

  int place() {
    return at;
  }

  void back(int place) {
    at = place;
    last = at == 0 ? 0 : tokens.get(at - 1).end();
  }

  int end() {
    return end;
  }
}
