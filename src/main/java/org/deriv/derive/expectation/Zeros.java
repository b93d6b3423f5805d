package org.deriv.derive.expectation;

import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.rule.Lean;

/** Expressions that are zero as they are written. */
final class Zeros {
  private Zeros() {}

  static boolean isZero(Expr expr) {
    if (Lean.isZero(expr)) {
      return true;
    }
    return switch (expr.op()) {
      case Operator.ADD ->
          expr.args().stream().allMatch(Zeros::isZero)
              || (expr.args().size() == 2 && isOpposite(expr.arg(0), expr.arg(1)));
      case Operator.PRODUCT -> expr.args().stream().anyMatch(Zeros::isZero);
      case Operator.NEGATE, Operator.DIVIDE, Operator.ENTRY, Operator.TRANSPOSE ->
          isZero(expr.arg(0));
      case Op.Fold fold when fold.kind() == Op.Fold.Kind.SUM -> isZero(expr.args().getLast());
      default -> false;
    };
  }

  private static boolean isOpposite(Expr one, Expr other) {
    return (one.is(Operator.NEGATE) && one.arg(0).equals(other))
        || (other.is(Operator.NEGATE) && other.arg(0).equals(one));
  }
}
