package org.deriv.scalar;

import java.util.HashMap;
import java.util.Map;
import org.deriv.expr.Expr;
import org.deriv.scalar.Approximation.Agreement;

/**
 * Whether a polynomial touches a function to an order: it is of no higher degree, and what remains
 * falls faster than the step to the order. There is exactly one such polynomial.
 */
record Contact(Expr function, Expr polynomial, Algebra.Centre centre) {
  private static final int FIRST_HALVING = 3;
  private static final int LAST_HALVING = 8;

  Agreement at(Map<Expr, Double> point) {
    Approximation place = new Evaluation(point).of(centre.point());
    if (!place.isDefined()) {
      return Agreement.UNCLEAR;
    }
    Agreement degree = degree(point, place.value());
    return degree == Agreement.SAME ? remainder(point, place.value()) : degree;
  }

  /** The difference of an order above the degree vanishes. */
  private Agreement degree(Map<Expr, Double> point, double place) {
    int order = centre.order() + 1;
    Approximation difference = Approximation.ZERO;
    Approximation size = Approximation.ZERO;
    double binomial = 1;
    for (int k = 0; k <= order; k++) {
      Approximation value = value(polynomial, point, place + 0.25 * k);
      Approximation term = value.times(Approximation.exactly(k % 2 == 0 ? binomial : -binomial));
      difference = difference.plus(term);
      size = size.plus(term.abs());
      binomial = binomial * (order - k) / (k + 1);
    }
    // Against the size of the terms: a difference of 0 has no size of its own.
    return size.compare(size.plus(difference));
  }

  /** Each halving of the step divides the remainder by more than 2 to the order. */
  private Agreement remainder(Map<Expr, Double> point, double place) {
    double enough = Math.pow(2, centre.order() + 0.4);
    int shrank = 0;
    Approximation before = remainder(point, place, FIRST_HALVING);
    for (int k = FIRST_HALVING + 1; k <= LAST_HALVING; k++) {
      Approximation now = remainder(point, place, k);
      if (!now.isDefined() || !before.isDefined()) {
        return Agreement.UNCLEAR;
      }
      boolean visible = Math.abs(before.value()) > 100 * before.error();
      boolean falls =
          Math.abs(now.value()) * enough <= Math.abs(before.value()) + 100 * enough * now.error();
      boolean exact = before.error() <= 1e-6 * Math.pow(Math.scalb(1.0, 1 - k), centre.order());
      if (!falls && k == LAST_HALVING) {
        return Agreement.DIFFERENT;
      }
      shrank += falls && (visible || exact) ? 1 : 0;
      before = now;
    }
    return shrank >= 2 ? Agreement.SAME : Agreement.UNCLEAR;
  }

  private Approximation remainder(Map<Expr, Double> point, double place, int halving) {
    double at = place + Math.scalb(1.0, -halving);
    return value(function, point, at).plus(value(polynomial, point, at).negate());
  }

  private Approximation value(Expr expr, Map<Expr, Double> point, double at) {
    Map<Expr, Double> moved = new HashMap<>(point);
    moved.put(centre.variable(), at);
    return new Evaluation(moved).of(expr);
  }
}
