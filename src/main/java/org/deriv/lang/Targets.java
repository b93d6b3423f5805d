package org.deriv.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Identifier;
import org.deriv.lang.tree.Target;

/** Reads an expression as the name, maybe with indices, that it is. */
final class Targets {
  private Targets() {}

  /** {@code expression} as a target; empty if it is more than a name with indices. */
  static Optional<Target> of(Expression expression) {
    List<List<Expression>> indices = new ArrayList<>();
    Span span = expression.span();
    Expression at = expression;
    while (at instanceof Expression.Index index) {
      List<Expression> values = new ArrayList<>();
      for (Argument argument : index.arguments()) {
        if (!(argument instanceof Argument.Value(Expression value, Span _))) {
          return Optional.empty();
        }
        values.add(value);
      }
      if (!index.over().isEmpty() || !index.given().isEmpty()) {
        return Optional.empty();
      }
      indices.addFirst(values);
      at = index.of();
    }
    return at instanceof Expression.Name(String name, Span place)
        ? Optional.of(new Target(new Identifier(name, place), indices, span))
        : Optional.empty();
  }

  /** {@code expression} as a target, for a clause that {@code taker} introduces. */
  static Target require(Expression expression, String taker) {
    return of(expression)
        .orElseThrow(() ->
            new Rejected(
                "not-a-name",
                "`" + taker + "` takes names",
                expression.span(),
                "give it a name with `let`"));
  }
}
