package org.deriv.document;

import java.util.List;
import java.util.Set;
import org.deriv.document.LatexCommand.Kind;

/** Reads the tokens of a formula one after another, and what commands want right after them. */
final class LatexCursor {
  private static final Set<String> BARE_DELIMITERS =
      Set.of("(", ")", "[", "]", "|", "/", ".", "<", ">");

  private final List<LatexToken> tokens;
  private int at;

  LatexCursor(List<LatexToken> tokens) {
    this.tokens = tokens;
  }

  boolean atEnd() {
    return at >= tokens.size();
  }

  /** How many tokens were read. */
  int place() {
    return at;
  }

  /** The tokens read since a place. */
  List<LatexToken> since(int place) {
    return tokens.subList(place, at);
  }

  /** The token read last, or an empty one before the first. */
  LatexToken last() {
    return at == 0 ? new LatexToken("", 0) : tokens.get(at - 1);
  }

  /** The token to be read next, or the last one at the end. */
  LatexToken peek() {
    return tokens.get(Math.min(at, tokens.size() - 1));
  }

  /** The next token; there is one. */
  LatexToken read() {
    return tokens.get(at++);
  }

  void delimiter(LatexToken command) {
    skipBlank();
    LatexToken token = next(command);
    boolean known =
        token.isCommand()
            ? LatexCommand.named(token.name()).filter(LatexCursor::delimits).isPresent()
            : BARE_DELIMITERS.contains(token.text());
    if (!known) {
      throw LatexRefusal.at(token, "`" + command.text() + "` wants a delimiter such as `(`", "");
    }
  }

  private static boolean delimits(LatexCommand command) {
    return command.kind() == Kind.DELIMITER || command.name().endsWith("arrow");
  }

  // The letters in braces after a command.
  String word(LatexToken command) {
    StringBuilder word = new StringBuilder();
    LatexToken token = next(command);
    if (!token.is("{")) {
      throw LatexRefusal.at(token, "`" + command.text() + "` wants a name in braces", "");
    }
    for (token = next(command); !token.is("}"); token = next(command)) {
      word.append(token.text());
    }
    return word.toString();
  }

  void text(LatexToken command) {
    skipBlank();
    LatexToken token = next(command);
    if (!token.is("{")) {
      throw LatexRefusal.at(token, "`" + command.text() + "` wants its words in braces", "");
    }
    for (token = next(command); !token.is("}"); token = next(command)) {
      boolean plain = token.text().matches("[ -~À-ÖØ-öø-ÿ\\s]+|\\\\[%&_#, ]");
      if (!plain || token.text().matches("[{$^_#%&~]|\\\\[A-Za-z].*")) {
        throw LatexRefusal.at(
            token, "`" + token.text() + "` is not allowed in words of a formula", "");
      }
    }
  }

  LatexToken next(LatexToken command) {
    if (at >= tokens.size()) {
      throw LatexRefusal.at(command, "`" + command.text() + "` wants more after it", "");
    }
    return tokens.get(at++);
  }

  boolean skip(String text) {
    boolean found = at < tokens.size() && tokens.get(at).is(text);
    at += found ? 1 : 0;
    return found;
  }

  void skipBlank() {
    while (at < tokens.size() && tokens.get(at).isBlank()) {
      at++;
    }
  }
}
