package org.deriv.derive;

import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/** The operators that a derivation works out. */
final class Calculus {
  private Calculus() {}

  static boolean is(Op op) {
    return op instanceof Operator operator
        && switch (operator) {
          case GRADIENT, JACOBIAN, HESSIAN, DERIVATIVE, DIFFERENTIAL, VJP, JVP -> true;
          default -> false;
        };
  }

  /** Whether an expression is not looked into when it is tidied. */
  static boolean isClosed(Expr expr) {
    return expr.args().isEmpty()
        || expr.op() instanceof Op.Term
        || is(expr.op())
        || expr.is(Operator.AT);
  }
}
