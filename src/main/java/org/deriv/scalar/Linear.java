package org.deriv.scalar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;

/** A sum of numbers times atoms and a number, so that t - (t+1) is seen to be -1. */
record Linear(Map<Expr, Rational> terms, Rational constant) {
  Linear {
    Map<Expr, Rational> nonzero = new LinkedHashMap<>();
    terms.forEach((atom, factor) -> {
      if (!factor.isZero()) {
        nonzero.put(atom, factor);
      }
    });
    terms = Collections.unmodifiableMap(nonzero);
  }

  static Linear number(Rational value) {
    return new Linear(Map.of(), value);
  }

  /** Any scalar; what is not linear in it is an atom. */
  static Linear of(Expr expr) {
    return switch (expr.op()) {
      case Op.Number(Rational value) -> number(value);
      case Operator.NEGATE -> of(expr.arg(0)).times(Rational.of(-1));
      case Operator.ADD ->
          expr.args().stream().map(Linear::of).reduce(number(Rational.ZERO), Linear::plus);
      case Operator.PRODUCT -> product(expr);
      case Operator.DIVIDE ->
          of(expr.arg(1)).asNumber().filter(by -> !by.isZero()).isPresent()
              ? of(expr.arg(0)).times(of(expr.arg(1)).constant.reciprocal())
              : atom(expr);
      default -> atom(expr);
    };
  }

  private static Linear atom(Expr expr) {
    return new Linear(Map.of(expr, Rational.ONE), Rational.ZERO);
  }

  private static Linear product(Expr expr) {
    Rational number = Rational.ONE;
    List<Expr> rest = new ArrayList<>();
    for (Expr factor : expr.args()) {
      Optional<Rational> value = of(factor).asNumber();
      if (value.isPresent()) {
        number = number.times(value.get());
      } else {
        rest.add(factor);
      }
    }
    return switch (rest.size()) {
      case 0 -> number(number);
      case 1 -> of(rest.getFirst()).times(number);
      default -> atom(Make.product(rest)).times(number);
    };
  }

  Optional<Rational> asNumber() {
    return terms.isEmpty() ? Optional.of(constant) : Optional.empty();
  }

  Linear plus(Linear other) {
    Map<Expr, Rational> sum = new LinkedHashMap<>(terms);
    other.terms.forEach((atom, factor) -> sum.merge(atom, factor, Rational::plus));
    return new Linear(sum, constant.plus(other.constant));
  }

  Linear times(Rational factor) {
    Map<Expr, Rational> scaled = new LinkedHashMap<>();
    terms.forEach((atom, own) -> scaled.put(atom, own.times(factor)));
    return new Linear(scaled, constant.times(factor));
  }

  /** The number that stands before an atom. */
  Rational factor(Expr atom) {
    return terms.getOrDefault(atom, Rational.ZERO);
  }

  /** With a linear form in place of an atom. */
  Linear with(Expr atom, Linear value) {
    Map<Expr, Rational> rest = new LinkedHashMap<>(terms);
    Rational factor = rest.remove(atom);
    Linear without = new Linear(rest, constant);
    return factor == null ? without : without.plus(value.times(factor));
  }

  Expr expr() {
    List<Expr> sum = new ArrayList<>();
    terms.forEach((atom, factor) -> {
      Rational size = factor.signum() < 0 ? factor.negate() : factor;
      Expr term = size.isOne() ? atom : Make.product(Make.number(size), atom);
      sum.add(factor.signum() < 0 ? Make.negate(term) : term);
    });
    if (!constant.isZero() || sum.isEmpty()) {
      sum.add(
          constant.signum() < 0 && !sum.isEmpty()
              ? Make.negate(Make.number(constant.negate()))
              : Make.number(constant));
    }
    return Make.sum(sum);
  }
}
