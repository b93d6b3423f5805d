package org.deriv.derive;

import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/** Functions of one real variable, where their argument makes them simpler. */
final class Functions {
  private final Tidy tidy;

  Functions(Tidy tidy) {
    this.tidy = tidy;
  }

  Expr apply(Function function, int order, Expr of) {
    Expr plain = Make.apply(function, order, of);
    if (order > 0 || !(function instanceof Function.Elementary elementary)) {
      return plain;
    }
    return switch (elementary) {
      case EXP ->
          of.isNumber(0) ? Make.number(1) : isPlain(Function.Elementary.LOG, of) ? of.arg(0) : plain;
      case LOG ->
          of.isNumber(1) ? Make.number(0) : isPlain(Function.Elementary.EXP, of) ? of.arg(0) : logarithm(plain, of);
      case SQRT -> of.shape().isScalar() ? tidy.write(tidy.monomial(plain)) : plain;
      default -> plain;
    };
  }

  private static boolean isPlain(Function.Elementary wanted, Expr of) {
    return of.op() instanceof Op.Apply(Function function, int order)
        && function == wanted
        && order == 0;
  }

  /** log(1/x) is -log(x), which is defined where it is. */
  private Expr logarithm(Expr plain, Expr of) {
    if (of.is(Operator.DIVIDE) && of.arg(0).isNumber(1)) {
      return tidy.of(Make.negate(Make.apply(Function.Elementary.LOG, of.arg(1))));
    }
    return of.is(Operator.DETERMINANT) ? Expr.of(Operator.LOG_DETERMINANT, of.arg(0)) : plain;
  }
}
