package org.deriv.lang.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.deriv.diagnostic.Span;
import org.deriv.lang.tree.Approach;
import org.deriv.lang.tree.Proposition;
import org.deriv.lang.tree.Reason;
import org.deriv.lang.tree.RelationSign;

/** Reads what is said after a line: {@code \text{ as } T \to \infty}, {@code \text{for } t > 1}. */
final class Endings {
  private static final Pattern LEADING =
      Pattern.compile("[(,;\\s]*(as|when|for|for all|for every|where|if|with|provided)[:\\s]*");

  private final Setting setting;
  private final Cursor cursor;

  /** What was said. */
  record Said(Optional<Approach> approach, List<Proposition> where) {
    static final Said NOTHING = new Said(Optional.empty(), List.of());

    Said {
      where = List.copyOf(where);
    }
  }

  Endings(Setting setting, Cursor cursor) {
    this.setting = setting;
    this.cursor = cursor;
  }

  /** What is said, where words and a relation follow; else nothing is taken. */
  Said read() {
    int place = cursor.place();
    while (cursor.sees(",") || cursor.sees("(") || cursor.sees("&")) {
      cursor.take();
    }
    Token words = cursor.peek();
    if (words.kind() != Token.Kind.TEXT || !LEADING.matcher(words.text()).matches()) {
      cursor.back(place);
      return Said.NOTHING;
    }
    cursor.take();
    List<Token> rest = rest();
    boolean limit = rest.stream().anyMatch(token -> Propositions.relation(token).equals(TENDS));
    boolean relation = rest.stream().anyMatch(token -> Propositions.relation(token).isPresent());
    if (!relation) {
      cursor.back(place);
      return Said.NOTHING;
    }
    return limit
        ? new Said(Optional.of(new Approaches(setting, cursor).of(rest, words)), List.of())
        : new Said(Optional.empty(), propositions(rest));
  }

  private static final Optional<RelationSign> TENDS = Optional.of(RelationSign.TENDS_TO);

  private List<Proposition> propositions(List<Token> tokens) {
    List<Proposition> found = new ArrayList<>();
    for (List<Token> part : Scripts.cut(tokens)) {
      Cursor inside = new Cursor(part, cursor.previousEnd());
      found.add(new Propositions(new Formula(setting, inside)).proposition());
      if (!inside.atEnd()) {
        throw Unread.at(inside.peek(), "this condition cannot be read", "");
      }
    }
    return found;
  }

  /** The tokens up to the end of the row. */
  private List<Token> rest() {
    List<Token> rest = new ArrayList<>();
    int depth = 0;
    while (!cursor.atEnd()) {
      Token token = cursor.peek();
      boolean ends = token.is("\\\\") || token.is("&") || token.kind() == Token.Kind.TEXT;
      boolean closes = (token.is(")") || token.is("]")) && depth == 0;
      if (depth <= 0 && (ends || closes || token.is(";"))) {
        break;
      }
      depth += token.is("(") || token.is("{") || token.is("[") ? 1 : 0;
      depth -= token.is(")") || token.is("}") || token.is("]") ? 1 : 0;
      rest.add(cursor.take());
    }
    while (!rest.isEmpty() && (rest.getLast().is(".") || rest.getLast().is(","))) {
      rest.removeLast();
    }
    cursor.skip(")");
    return rest;
  }

  /** A reason in words after a line. */
  Optional<Reason> reason() {
    int place = cursor.place();
    while (cursor.sees("&")
        || Chain.isStop(cursor.peek())
        || cursor.sees("(")
        || cursor.sees("[")) {
      cursor.take();
    }
    Token words = cursor.peek();
    if (words.kind() != Token.Kind.TEXT || words.text().isBlank()) {
      cursor.back(place);
      while (Chain.isStop(cursor.peek())) {
        cursor.take();
      }
      return Optional.empty();
    }
    cursor.take();
    while (cursor.sees(")") || cursor.sees("]") || Chain.isStop(cursor.peek())) {
      cursor.take();
    }
    String plain =
        words
            .text()
            .replaceFirst("^[(\\[\\s]*(by|since|because|using|because of)\\s+", "")
            .replaceAll("[)\\].,;\\s]+$|^[(\\[\\s]+", "");
    Span span = setting.spans().of(words.start(), words.end());
    return plain.isBlank() ? Optional.empty() : Optional.of(new Reason.Quoted(plain, span));
  }
}
