package org.deriv.lang.elaborate;

import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.lang.tree.Approach;
import org.deriv.lang.tree.Expression;
import org.deriv.problem.Goal;

/** Reads {@code as T -> oo}. */
final class ApproachReader {
  private final ExpressionReader reader;

  ApproachReader(ExpressionReader reader) {
    this.reader = reader;
  }

  Optional<Goal.Approach> read(Approach node) {
    Optional<String> variable = variable(node.variable());
    Optional<Expr> point = reader.scalar(node.point(), "a limit point");
    Op.Limit.Side side =
        switch (node.side()) {
          case EITHER -> Op.Limit.Side.BOTH;
          case ABOVE -> Op.Limit.Side.ABOVE;
          case BELOW -> Op.Limit.Side.BELOW;
        };
    return variable.flatMap(name -> point.map(at -> new Goal.Approach(name, at, side)));
  }

  private Optional<String> variable(Expression node) {
    Optional<Expr> read = reader.scalar(node, "what tends to a point");
    if (read.isEmpty()) {
      return Optional.empty();
    }
    if (node instanceof Expression.Name(String name, _)
        && read.get().op() instanceof Op.Symbol
        && !(reader.scope().find(name).orElse(null) instanceof Declaration.Let)) {
      return Optional.of(name);
    }
    return reader.report(
        Finding.error("not-a-variable", "a limit is taken in a variable", node.span())
            .help("name a given number, a dimension or an index before `->`"));
  }
}
