package org.deriv.derive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The logistic function where it is spelled out: {@code 1/(1 + exp(v))} is {@code sigmoid(-v)},
 * {@code exp(v)/(1 + exp(v))} is {@code sigmoid(v)}, and {@code 1 - sigmoid(-v)} is {@code
 * sigmoid(v)}; of numbers and entry by entry.
 */
final class Logistic {
  private static final Expr ONE = Make.number(1);
  private final Tidy tidy;

  Logistic(Tidy tidy) {
    this.tidy = tidy;
  }

  /** Powers, of numbers or entry by entry, with sigmoids put in. */
  Map<Expr, Expr> folded(Map<Expr, Expr> powers) {
    Map<Expr, Expr> turned = turned(powers);
    for (var power : turned.entrySet()) {
      Optional<Expr> exponential = exponential(power.getKey());
      boolean below =
          power.getValue().op() instanceof Op.Number(Rational value)
              && value.isInteger()
              && value.signum() < 0;
      if (exponential.isPresent() && below) {
        return replaced(turned, power.getKey(), exponential.get());
      }
    }
    return turned;
  }

  /** eᵛ sigmoid(-v) is sigmoid(v). */
  private Map<Expr, Expr> turned(Map<Expr, Expr> powers) {
    for (Expr base : powers.keySet()) {
      if (base.is(new Op.Apply(Function.Elementary.EXP, 0)) && isPositive(powers.get(base))) {
        Expr against = Make.apply(Function.Elementary.SIGMOID, tidy.of(Make.negate(base.arg(0))));
        if (isPositive(powers.get(against))) {
          Map<Expr, Expr> result = new LinkedHashMap<>(powers);
          result.merge(base, Make.number(-1), Monomial::plus);
          result.merge(against, Make.number(-1), Monomial::plus);
          result.merge(Make.apply(Function.Elementary.SIGMOID, base.arg(0)), ONE, Monomial::plus);
          result.values().removeIf(exponent -> exponent.isNumber(0));
          return turned(result);
        }
      }
    }
    return powers;
  }

  private static boolean isPositive(@Nullable Expr exponent) {
    return exponent != null
        && exponent.op() instanceof Op.Number(Rational value)
        && value.isInteger()
        && value.signum() > 0;
  }

  /** (1 + eᵛ)⁻ᵏ eʲᵛ with one factor of each pulled into a sigmoid. */
  private Map<Expr, Expr> replaced(Map<Expr, Expr> powers, Expr sum, Expr exponential) {
    Map<Expr, Expr> result = new LinkedHashMap<>(powers);
    result.merge(sum, ONE, Monomial::plus);
    Expr argument = exponential.arg(0);
    boolean over = isPositive(powers.get(exponential));
    if (over) {
      result.merge(exponential, Make.number(-1), Monomial::plus);
    }
    Expr inner = over ? argument : tidy.of(Make.negate(argument));
    result.merge(tidy.of(Make.apply(Function.Elementary.SIGMOID, inner)), ONE, Monomial::plus);
    result.values().removeIf(exponent -> exponent.isNumber(0));
    return folded(result);
  }

  /** The eᵛ of 1 + eᵛ. */
  private static Optional<Expr> exponential(Expr sum) {
    if (!sum.is(Operator.ADD) || sum.args().size() != 2 || !isOne(sum.arg(0), sum.shape())) {
      return Optional.empty();
    }
    return Optional.of(sum.arg(1)).filter(e -> e.is(new Op.Apply(Function.Elementary.EXP, 0)));
  }

  private static boolean isOne(Expr expr, Shape shape) {
    return expr.equals(Make.ones(shape));
  }

  /** 1 - sigmoid(-v), as terms of a sum. */
  Optional<Expr> reflected(List<Expr> terms) {
    if (terms.size() != 2
        || !isOne(terms.get(0), terms.get(0).shape())
        || !terms.get(1).is(Operator.NEGATE)) {
      return Optional.empty();
    }
    Expr sigmoid = terms.get(1).arg(0);
    boolean negative =
        sigmoid.is(new Op.Apply(Function.Elementary.SIGMOID, 0)) && isNegative(sigmoid.arg(0));
    return negative
        ? Optional.of(Make.apply(Function.Elementary.SIGMOID, tidy.of(Make.negate(sigmoid.arg(0)))))
        : Optional.empty();
  }

  private boolean isNegative(Expr expr) {
    return !expr.is(Operator.ADD) && tidy.monomial(expr).coefficient().signum() < 0;
  }
}
