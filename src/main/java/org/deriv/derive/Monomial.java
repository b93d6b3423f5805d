package org.deriv.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;

/**
 * A product taken apart: a number, powers of other scalars, and matrices and vectors from left to
 * right.
 *
 * @param coefficient the number
 * @param powers from a scalar to its exponent, which is not 0
 * @param chain what is no scalar, in order; empty for a scalar
 */
record Monomial(Rational coefficient, Map<Expr, Expr> powers, List<Expr> chain) {
  static final Monomial ONE = new Monomial(Rational.ONE, Map.of(), List.of());

  Monomial {
    powers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(powers));
    chain = List.copyOf(chain);
  }

  static Monomial number(Rational value) {
    return new Monomial(value, Map.of(), List.of());
  }

  static Monomial scalar(Expr base, Expr exponent) {
    return new Monomial(Rational.ONE, Map.of(base, exponent), List.of());
  }

  static Monomial tensor(Expr factor) {
    return new Monomial(Rational.ONE, Map.of(), List.of(factor));
  }

  Monomial times(Rational factor) {
    return new Monomial(coefficient.times(factor), powers, chain);
  }

  Monomial withChain(List<Expr> other) {
    return new Monomial(coefficient, powers, other);
  }

  Monomial withPowers(Map<Expr, Expr> other) {
    return new Monomial(coefficient, other, chain);
  }

  /** The scalars of both; the chains joined. */
  Monomial times(Monomial other) {
    Map<Expr, Expr> all = new LinkedHashMap<>(powers);
    other.powers.forEach((base, exponent) -> add(all, base, exponent));
    List<Expr> joined = new ArrayList<>(chain);
    joined.addAll(other.chain);
    return new Monomial(coefficient.times(other.coefficient), all, joined);
  }

  private static void add(Map<Expr, Expr> all, Expr base, Expr exponent) {
    Expr before = all.get(base);
    Expr sum = before == null ? exponent : plus(before, exponent);
    if (sum.isNumber(0)) {
      all.remove(base);
    } else {
      all.put(base, sum);
    }
  }

  /** The sum of two exponents, with like terms merged. */
  static Expr plus(Expr left, Expr right) {
    if (left.op() instanceof Op.Number(Rational a) && right.op() instanceof Op.Number(Rational b)) {
      return Make.number(a.plus(b));
    }
    Map<Expr, Rational> terms = new LinkedHashMap<>();
    for (Expr term : Make.sum(left, right).args()) {
      boolean negative = term.is(Operator.NEGATE);
      Expr of = negative ? term.arg(0) : term;
      Rational sign = Rational.of(negative ? -1 : 1);
      if (of.op() instanceof Op.Number(Rational value)) {
        terms.merge(Make.number(1), value.times(sign), Rational::plus);
      } else {
        terms.merge(of, sign, Rational::plus);
      }
    }
    List<Expr> kept = new ArrayList<>();
    terms.forEach((term, count) -> {
      if (!count.isZero()) {
        kept.add(multiple(term, count));
      }
    });
    return Make.sum(kept);
  }

  private static Expr multiple(Expr term, Rational count) {
    if (term.isNumber(1)) {
      return count.signum() < 0 && !count.isZero()
          ? Make.negate(Make.number(count.negate()))
          : Make.number(count);
    }
    if (count.isOne()) {
      return term;
    }
    return count.equals(Rational.of(-1))
        ? Make.negate(term)
        : Make.product(Make.number(count), term);
  }

  /** The negative of an exponent. */
  static Expr negative(Expr exponent) {
    return switch (exponent.op()) {
      case Op.Number(Rational value) -> Make.number(value.negate());
      case Operator.NEGATE -> exponent.arg(0);
      case Operator.ADD -> Make.sum(exponent.args().stream().map(Monomial::negative).toList());
      default -> Make.negate(exponent);
    };
  }

  boolean isNumber() {
    return powers.isEmpty() && chain.isEmpty();
  }

  boolean isZero() {
    return coefficient.isZero();
  }

  /** What two like terms have in common: all but the number. */
  Monomial core() {
    return new Monomial(Rational.ONE, powers, chain);
  }
}
