package org.deriv.lang.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Proposition;
import org.deriv.lang.tree.RelationSign;

/** Reads relations between expressions. */
final class Propositions {
  private final Formula formula;
  private final Cursor cursor;

  Propositions(Formula formula) {
    this.formula = formula;
    this.cursor = formula.cursor();
  }

  /** An expression, or an event where a relation follows it. */
  Argument argument() {
    Expression first = formula.sum();
    if (relation(cursor.peek()).isEmpty()) {
      return Raised.value(first);
    }
    Proposition event = comparison(first);
    return new Argument.Event(event, event.span());
  }

  /** A chain of relations. */
  Proposition proposition() {
    return comparison(formula.sum());
  }

  private Proposition comparison(Expression first) {
    List<Proposition.Comparison.Link> links = new ArrayList<>();
    Optional<RelationSign> sign = relation(cursor.peek());
    while (sign.isPresent()) {
      cursor.take();
      links.add(new Proposition.Comparison.Link(sign.get(), formula.sum()));
      sign = relation(cursor.peek());
    }
    if (links.isEmpty()) {
      throw Unread.at(cursor.peek(), "a relation such as `=` is missing here", "");
    }
    return new Proposition.Comparison(
        first, links, first.span().to(links.getLast().right().span()));
  }

  /** The relation that a token is. */
  static Optional<RelationSign> relation(Token token) {
    return switch (token.text()) {
      case "=" -> Optional.of(RelationSign.EQUAL);
      case "\\neq", "\\ne", "≠" -> Optional.of(RelationSign.NOT_EQUAL);
      case "<", "\\lt" -> Optional.of(RelationSign.LESS);
      case ">", "\\gt" -> Optional.of(RelationSign.GREATER);
      case "\\le", "\\leq", "\\leqslant", "≤" -> Optional.of(RelationSign.LESS_OR_EQUAL);
      case "\\ge", "\\geq", "\\geqslant", "≥" -> Optional.of(RelationSign.GREATER_OR_EQUAL);
      case "\\to", "\\rightarrow", "\\longrightarrow", "→" -> Optional.of(RelationSign.TENDS_TO);
      default -> Optional.empty();
    };
  }
}
