package org.deriv.scalar;

import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;

/** Sums, products and powers without the 0 and 1 that nobody writes. */
final class Plain {
  private Plain() {}

  static Expr sum(Expr left, Expr right) {
    if (left.isNumber(0)) {
      return right;
    }
    return right.isNumber(0) ? left : Make.sum(left, right);
  }

  static Expr product(Expr left, Expr right) {
    if (left.isNumber(0) || right.isNumber(0)) {
      return Make.number(0);
    }
    if (left.isNumber(1)) {
      return right;
    }
    if (right.isNumber(1)) {
      return left;
    }
    return right.is(Operator.DIVIDE) && right.arg(0).isNumber(1)
        ? Make.divide(left, right.arg(1))
        : Make.product(left, right);
  }

  static Expr power(Expr base, Expr exponent) {
    if (exponent.isNumber(0)) {
      return Make.number(1);
    }
    if (exponent.isNumber(1)) {
      return base;
    }
    return exponent.op() instanceof Op.Number(Rational number) && number.signum() < 0
        ? Make.divide(Make.number(1), power(base, Make.number(number.negate())))
        : Expr.of(Operator.POWER, base, exponent);
  }
}
