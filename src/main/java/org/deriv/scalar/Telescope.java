package org.deriv.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Rational;

/**
 * Sums of polynomials times powers, exactly: a summand i^k r^i is the difference G(i+1) - G(i) of
 * G(i) = r^i q(i), with a polynomial q of degree k (of degree k+1 where r is 1), so that its sum is
 * G(last+1) - G(first).
 */
final class Telescope {
  private final Expr index;
  private final Linear first;
  private final Linear beyond;

  private Telescope(Expr index, Expr first, Expr last) {
    this.index = index;
    this.first = Linear.of(first);
    this.beyond = Linear.of(last).plus(Linear.number(Rational.ONE));
  }

  /** The sum of a body over an index, where the body is of this kind. */
  static Optional<Expr> sum(Expr body, Expr index, Expr first, Expr last) {
    Telescope telescope = new Telescope(index, first, last);
    return Modes.of(body, index)
        .map(modes ->
            modes.parts().entrySet().stream()
                .map(part -> telescope.sum(part.getKey(), part.getValue()))
                .reduce(Make.number(0), Plain::sum));
  }

  private Expr sum(Modes.Mode mode, List<Expr> polynomial) {
    Expr sum = Make.number(0);
    for (int degree = 0; degree < polynomial.size(); degree++) {
      List<Expr> primitive = primitive(mode, degree);
      Expr difference =
          Plain.sum(at(beyond, mode, primitive), Make.negate(at(first, mode, primitive)));
      sum = Plain.sum(sum, Plain.product(polynomial.get(degree), difference));
    }
    return sum;
  }

  /** r^place q(place). */
  private Expr at(Linear place, Modes.Mode mode, List<Expr> primitive) {
    Expr polynomial = Make.number(0);
    for (int power = 0; power < primitive.size(); power++) {
      Expr monomial = Plain.power(place.expr(), Make.number(power));
      polynomial = Plain.sum(polynomial, Plain.product(primitive.get(power), monomial));
    }
    Expr product = polynomial;
    for (Map.Entry<Expr, Linear> factor : mode.exponents().entrySet()) {
      Expr exponent = factor.getValue().with(index, place).expr();
      product = Plain.product(Plain.power(factor.getKey(), exponent), product);
    }
    return product;
  }

  /** The coefficients of q, lowest first. */
  private List<Expr> primitive(Modes.Mode mode, int degree) {
    List<Map.Entry<Expr, Linear>> moving =
        mode.exponents().entrySet().stream()
            .filter(factor -> !factor.getValue().factor(index).isZero())
            .toList();
    if (moving.isEmpty()) {
      return bernoulli(degree).stream().map(Make::number).toList();
    }
    // With 1/r where that is the number that is written: b^(t-i) gives b, not 1/b.
    boolean falling =
        moving.stream().allMatch(factor -> factor.getValue().factor(index).signum() < 0);
    Expr ratio =
        moving.stream()
            .map(factor -> step(factor.getKey(), factor.getValue(), falling ? -1 : 1))
            .reduce(Make.number(1), Plain::product);
    return falling ? falling(ratio, degree) : rising(ratio, degree);
  }

  private Expr step(Expr base, Linear exponent, int sign) {
    return Plain.power(base, Make.number(exponent.factor(index).times(Rational.of(sign))));
  }

  /** (r-1) q_j + r Σ_{l>j} C(l,j) q_l = [j = k]. */
  private static List<Expr> rising(Expr ratio, int degree) {
    Expr gap = Make.minus(ratio, Make.number(1));
    Expr top = Make.divide(Make.number(1), gap);
    return descending(degree, top, Make.negate(Make.divide(ratio, gap)));
  }

  /** The same times s = 1/r: (1-s) q_j + Σ_{l>j} C(l,j) q_l = s [j = k]. */
  private static List<Expr> falling(Expr ratio, int degree) {
    Expr gap = Make.minus(Make.number(1), ratio);
    Expr top = Make.divide(ratio, gap);
    return descending(degree, top, Make.negate(Make.divide(Make.number(1), gap)));
  }

  private static List<Expr> descending(int degree, Expr top, Expr factor) {
    List<Expr> coefficients =
        new ArrayList<>(Stream.generate(() -> top).limit(degree + 1L).toList());
    for (int j = degree - 1; j >= 0; j--) {
      Expr sum = Make.number(0);
      for (int l = j + 1; l <= degree; l++) {
        sum = Plain.sum(sum, Plain.product(Make.number(binomial(l, j)), coefficients.get(l)));
      }
      coefficients.set(j, Plain.product(factor, sum));
    }
    return coefficients;
  }

  /** Where r is 1: Σ_{l>j} C(l,j) q_l = [j = k], so q is a polynomial of Bernoulli. */
  private static List<Rational> bernoulli(int degree) {
    List<Rational> coefficients =
        new ArrayList<>(Stream.generate(() -> Rational.ZERO).limit(degree + 2L).toList());
    for (int j = degree; j >= 0; j--) {
      Rational sum = j == degree ? Rational.ONE : Rational.ZERO;
      for (int l = j + 2; l <= degree + 1; l++) {
        sum = sum.minus(coefficients.get(l).times(Rational.of(binomial(l, j))));
      }
      coefficients.set(j + 1, sum.over(Rational.of(j + 1L)));
    }
    return coefficients;
  }

  private static long binomial(int of, int chosen) {
    long count = 1;
    for (int i = 1; i <= chosen; i++) {
      count = count * (of - chosen + i) / i;
    }
    return count;
  }
}
