package org.deriv.autodiff;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A polynomial in generators, which are numbered by cells, with cells for coefficients.
 *
 * @param terms from the powers of the generators to the coefficient
 */
record Polynomial(Map<Map<Integer, Integer>, Integer> terms) {
  private static final int MOST = 20_000;

  Polynomial {
    terms = Map.copyOf(terms);
  }

  static Polynomial constant(int cell) {
    return new Polynomial(Map.of(Map.of(), cell));
  }

  static Polynomial generator(int cell, Scalars scalars) {
    return new Polynomial(Map.of(Map.of(cell, 1), scalars.number(1)));
  }

  Polynomial plus(Polynomial other, Scalars scalars) {
    Map<Map<Integer, Integer>, Integer> sum = new HashMap<>(terms);
    other.terms.forEach((powers, factor) -> sum.merge(powers, factor, scalars::add));
    return clean(sum, scalars);
  }

  Polynomial scaled(int factor, Scalars scalars) {
    Map<Map<Integer, Integer>, Integer> scaled = new HashMap<>();
    terms.forEach((powers, old) -> scaled.put(powers, scalars.multiply(old, factor)));
    return clean(scaled, scalars);
  }

  Polynomial times(Polynomial other, Scalars scalars) {
    if ((long) terms.size() * other.terms.size() > MOST) {
      throw Refusal.tooLarge("a polynomial of more than " + MOST + " terms in random numbers");
    }
    Map<Map<Integer, Integer>, Integer> product = new HashMap<>();
    terms.forEach((left, a) ->
        other.terms.forEach((right, b) -> {
          Map<Integer, Integer> powers = new TreeMap<>(left);
          right.forEach((generator, power) -> powers.merge(generator, power, Integer::sum));
          product.merge(Map.copyOf(powers), scalars.multiply(a, b), scalars::add);
        }));
    return clean(product, scalars);
  }

  private static Polynomial clean(Map<Map<Integer, Integer>, Integer> terms, Scalars scalars) {
    terms.values().removeIf(scalars::isZero);
    return new Polynomial(terms);
  }
}
