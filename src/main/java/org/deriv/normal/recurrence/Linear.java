package org.deriv.normal.recurrence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;

/**
 * A number as a constant and multiples of parts that are not looked into, such as {@code t - k +
 * 1}.
 *
 * @param terms the parts, none with factor 0
 */
public record Linear(Map<Expr, Rational> terms, Rational constant) {
  /** Keeps the order of the terms and drops those with factor 0. */
  public Linear {
    Map<Expr, Rational> kept = new LinkedHashMap<>(terms);
    kept.values().removeIf(Rational::isZero);
    terms = Collections.unmodifiableMap(kept);
  }

  /** A plain number. */
  public static Linear number(long value) {
    return new Linear(Map.of(), Rational.of(value));
  }

  /** A scalar expression taken apart. */
  public static Linear of(Expr expr) {
    return switch (expr.op()) {
      case Op.Number(Rational value) -> new Linear(Map.of(), value);
      case Operator.ADD -> expr.args().stream().map(Linear::of).reduce(number(0), Linear::plus);
      case Operator.NEGATE -> of(expr.arg(0)).times(Rational.of(-1));
      case Operator.PRODUCT -> product(expr);
      default -> new Linear(Map.of(expr, Rational.ONE), Rational.ZERO);
    };
  }

  private static Linear product(Expr expr) {
    Linear result = number(1);
    for (Expr factor : expr.args()) {
      Linear next = of(factor);
      if (next.isNumber()) {
        result = result.times(next.constant);
      } else if (result.isNumber()) {
        result = next.times(result.constant);
      } else {
        return new Linear(Map.of(expr, Rational.ONE), Rational.ZERO);
      }
    }
    return result;
  }

  /** The sum. */
  public Linear plus(Linear other) {
    Map<Expr, Rational> sum = new LinkedHashMap<>(terms);
    other.terms.forEach((part, factor) -> sum.merge(part, factor, Rational::plus));
    return new Linear(sum, constant.plus(other.constant));
  }

  /** The sum with a number. */
  public Linear plus(long value) {
    return plus(number(value));
  }

  /** The difference. */
  public Linear minus(Linear other) {
    return plus(other.times(Rational.of(-1)));
  }

  /** The product with a number. */
  public Linear times(Rational factor) {
    Map<Expr, Rational> scaled = new LinkedHashMap<>();
    terms.forEach((part, times) -> scaled.put(part, times.times(factor)));
    return new Linear(scaled, constant.times(factor));
  }

  /** Whether nothing but the constant is in it. */
  public boolean isNumber() {
    return terms.isEmpty();
  }

  /** Whether it is an integer that an {@code int} can hold, and nothing else. */
  public boolean isInt() {
    return isNumber() && constant.isInt();
  }

  /** Without the constant. */
  public Linear variable() {
    return new Linear(terms, Rational.ZERO);
  }

  /** Whether both are the same number for all values. */
  public boolean isSame(Linear other) {
    Linear gap = minus(other);
    return gap.isNumber() && gap.constant.isZero();
  }

  /** As it is written: what is added before what is subtracted, the constant last. */
  public Expr expr() {
    List<Expr> plus = new ArrayList<>();
    List<Expr> minus = new ArrayList<>();
    terms.forEach((part, factor) -> {
      boolean negative = factor.signum() < 0;
      Rational size = negative ? factor.negate() : factor;
      Expr term = size.isOne() ? part : Make.product(Make.number(size), part);
      (negative ? minus : plus).add(negative ? Make.negate(term) : term);
    });
    if (constant.signum() > 0 && plus.isEmpty()) {
      plus.add(Make.number(constant));
    } else if (constant.signum() > 0) {
      minus.add(Make.number(constant));
    } else if (constant.signum() < 0) {
      minus.add(Make.negate(Make.number(constant.negate())));
    }
    plus.addAll(minus);
    return Make.sum(plus);
  }
}
