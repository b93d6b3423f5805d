package org.deriv.normal;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/**
 * {@code c*A == 0} holds where {@code A == 0} does. Factors and divisors that are numbers or
 * dimensions are never 0 as divisors, so that leaving them out loses no condition.
 */
final class Multiples {
  private final Context context;

  Multiples(Context context) {
    this.context = context;
  }

  /**
   * The factor of a side that matters, where the other side is zero; empty if that is all of it.
   */
  Optional<Expr> essential(Expr side, Expr other) {
    if (!isZero(other)) {
      return Optional.empty();
    }
    Expr rest = stripped(side);
    return rest.equals(side) ? Optional.empty() : Optional.of(rest);
  }

  private static boolean isZero(Expr expr) {
    return expr.isNumber(0) || expr.equals(Make.zeros(expr.shape()));
  }

  private Expr stripped(Expr side) {
    if (side.is(Operator.NEGATE)) {
      return stripped(side.arg(0));
    }
    if (side.is(Operator.DIVIDE) && isPlain(side.arg(1))) {
      return stripped(side.arg(0));
    }
    if (side.is(Operator.PRODUCT)) {
      List<Expr> factors = side.args().stream().filter(factor -> !isPlain(factor)).toList();
      if (!factors.isEmpty() && factors.size() < side.args().size()) {
        Expr rest = factors.stream().reduce(Make::product).orElseThrow();
        return rest.shape().equals(side.shape()) ? stripped(rest) : side;
      }
    }
    return side;
  }

  /** A number other than 0, a dimension, or a product or quotient of such. */
  private boolean isPlain(Expr factor) {
    return switch (factor.op()) {
      case Op.Number _ -> !factor.isNumber(0);
      case Op.Symbol symbol ->
          context.find(symbol.name()).orElse(null) instanceof Declaration.Dimension;
      case Operator operator ->
          switch (operator) {
            case PRODUCT, DIVIDE, NEGATE -> factor.args().stream().allMatch(this::isPlain);
            default -> false;
          };
      default -> false;
    };
  }
}
