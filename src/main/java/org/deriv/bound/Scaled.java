package org.deriv.bound;

import java.util.ArrayList;
import java.util.List;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;

/**
 * A product of scalars and of one expression without scalar factors.
 *
 * @param factors the scalars
 * @param rest what is left: 1 where all factors are scalars
 */
record Scaled(List<Expr> factors, Expr rest) {
  static Scaled of(Expr expr) {
    List<Expr> factors = new ArrayList<>();
    Expr rest = take(expr, factors);
    return new Scaled(factors, rest);
  }

  /** The product again, scalars first. */
  Expr expr() {
    return with(rest);
  }

  /** The scalars times something else. */
  Expr with(Expr other) {
    List<Expr> all = new ArrayList<>();
    boolean one = other.isNumber(1);
    for (Expr factor : factors) {
      if (!factor.isNumber(1)) {
        all.add(factor);
      }
    }
    if (!one || all.isEmpty()) {
      all.add(other);
    }
    return Make.product(all);
  }

  private static Expr take(Expr expr, List<Expr> factors) {
    if (expr.shape().isScalar() && !expr.is(Operator.PRODUCT)) {
      return expr;
    }
    if (expr.is(Operator.NEGATE)) {
      factors.add(Make.number(-1));
      return take(expr.arg(0), factors);
    }
    if (expr.is(Operator.DIVIDE)) {
      factors.add(Make.power(expr.arg(1), -1));
      return take(expr.arg(0), factors);
    }
    if (expr.is(Operator.TRANSPOSE)) {
      return Make.transpose(take(expr.arg(0), factors));
    }
    if (!expr.is(Operator.PRODUCT)) {
      return expr;
    }
    List<Expr> kept = new ArrayList<>();
    for (Expr factor : expr.args()) {
      if (factor.shape().isScalar()) {
        factors.add(factor);
      } else {
        kept.add(take(factor, factors));
      }
    }
    return Make.product(kept);
  }
}
