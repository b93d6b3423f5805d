package org.deriv.normal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Rational;

/**
 * A noncommutative polynomial: a sum of words of letters, all with the same ends, with scalar
 * coefficients.
 *
 * @param from the range of its rows, or nothing
 * @param to the range of its columns, or nothing
 * @param terms coefficients, none 0, by word
 */
record PathSum(Optional<Use> from, Optional<Use> to, Map<List<Integer>, Poly> terms) {
  boolean isZero() {
    return terms.isEmpty();
  }

  /** The greatest word; ask {@link #isZero()} first. */
  List<Integer> lead(Comparator<List<Integer>> order) {
    return terms.keySet().stream().max(order).orElseThrow();
  }

  Poly coefficient(List<Integer> word) {
    return terms.getOrDefault(word, Poly.ZERO);
  }

  /** This plus factor · left · other · right. */
  PathSum plus(Ring ring, Poly factor, List<Integer> left, PathSum other, List<Integer> right) {
    Map<List<Integer>, Poly> sum = new LinkedHashMap<>(terms);
    other.terms.forEach((word, own) -> {
      List<Integer> longer = new ArrayList<>(left);
      longer.addAll(word);
      longer.addAll(right);
      Poly total = sum.getOrDefault(longer, Poly.ZERO).plus(ring.times(factor, own));
      if (total.isZero()) {
        sum.remove(longer);
      } else {
        sum.put(List.copyOf(longer), total);
      }
    });
    return new PathSum(from, to, sum);
  }

  PathSum times(Ring ring, Poly factor) {
    return new PathSum(from, to, Map.of()).plus(ring, factor, List.of(), this, List.of());
  }

  PathSum minusOne(Ring ring) {
    PathSum one = new PathSum(from, to, Map.of(List.of(), Poly.ONE));
    return plus(ring, Poly.number(Rational.of(-1)), List.of(), one, List.of());
  }
}
