package org.deriv.expr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A dimension: a polynomial with integer coefficients in dimension names, such as {@code n}, {@code
 * 3}, {@code n*p} or {@code k - 1}. Two dimensions are equal when they are the same polynomial,
 * that is, for all values of the names.
 *
 * @param terms from a monomial (its names in order, repeated by their power) to its coefficient,
 *     which is never 0
 */
public record Dim(Map<List<String>, Long> terms) implements Comparable<Dim> {
  /** The dimension 1. */
  public static final Dim ONE = of(1);

  /** Keeps the terms in a canonical order. */
  public Dim {
    TreeMap<List<String>, Long> sorted = new TreeMap<>(Dim::compareMonomials);
    terms.forEach((monomial, factor) -> sorted.merge(List.copyOf(monomial), factor, Long::sum));
    sorted.values().removeIf(factor -> factor == 0);
    terms = Collections.unmodifiableMap(sorted);
  }

  /** The dimension that a number states. */
  public static Dim of(long value) {
    return new Dim(Map.of(List.of(), value));
  }

  /** The dimension that a name stands for. */
  public static Dim of(String name) {
    return new Dim(Map.of(List.of(name), 1L));
  }

  /** The sum of two dimensions. */
  public Dim plus(Dim other) {
    Map<List<String>, Long> sum = mutable();
    other.terms.forEach((monomial, factor) -> sum.merge(monomial, factor, Math::addExact));
    return new Dim(sum);
  }

  /** The difference of two dimensions. */
  public Dim minus(Dim other) {
    return plus(other.times(of(-1)));
  }

  /** The product of two dimensions. */
  public Dim times(Dim other) {
    Map<List<String>, Long> product = new TreeMap<>(Dim::compareMonomials);
    terms.forEach((left, a) ->
        other.terms.forEach((right, b) -> {
          List<String> names = new ArrayList<>(left);
          names.addAll(right);
          Collections.sort(names);
          product.merge(names, Math.multiplyExact(a, b), Math::addExact);
        }));
    return new Dim(product);
  }

  /** Whether this is a plain number. */
  public boolean isNumber() {
    for (List<String> monomial : terms.keySet()) {
      if (!monomial.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Whether this is the number 1. */
  public boolean isOne() {
    return isNumber() && number() == 1;
  }

  /** Term by term: the order is the same where the terms are. */
  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof Dim(Map<List<String>, Long> others)) || others.size() != terms.size()) {
      return false;
    }
    Iterator<Map.Entry<List<String>, Long>> theirs = others.entrySet().iterator();
    for (Map.Entry<List<String>, Long> term : terms.entrySet()) {
      Map.Entry<List<String>, Long> their = theirs.next();
      if (!term.getValue().equals(their.getValue()) || !term.getKey().equals(their.getKey())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return terms.hashCode();
  }

  /** The plain number; ask {@link #isNumber()} first. */
  public long number() {
    if (!isNumber()) {
      throw new IllegalStateException("dimension " + this + " is not a number");
    }
    return terms.isEmpty() ? 0 : terms.values().iterator().next();
  }

  /** The names in it, in order. */
  public SortedSet<String> names() {
    return terms.keySet().stream()
        .flatMap(List::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Its value where each name has the value given. */
  public long evaluate(Function<String, Long> values) {
    long sum = 0;
    for (var term : terms.entrySet()) {
      long product = term.getValue();
      for (String name : term.getKey()) {
        product = Math.multiplyExact(product, values.apply(name));
      }
      sum = Math.addExact(sum, product);
    }
    return sum;
  }

  /** Each name replaced by a dimension. */
  public Dim substitute(Function<String, Dim> values) {
    Dim sum = of(0);
    for (var term : terms.entrySet()) {
      Dim product = of(term.getValue());
      for (String name : term.getKey()) {
        product = product.times(values.apply(name));
      }
      sum = sum.plus(product);
    }
    return sum;
  }

  private Map<List<String>, Long> mutable() {
    Map<List<String>, Long> copy = new TreeMap<>(Dim::compareMonomials);
    copy.putAll(terms);
    return copy;
  }

  /** Higher degree first, then alphabetically: {@code n*p + n - 1}. */
  private static int compareMonomials(List<String> left, List<String> right) {
    if (left.size() != right.size()) {
      return right.size() - left.size();
    }
    return left.size() == 1
        ? left.getFirst().compareTo(right.getFirst())
        : String.join("*", left).compareTo(String.join("*", right));
  }

  @Override
  public int compareTo(Dim other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    terms.forEach((monomial, factor) -> {
      if (!text.isEmpty()) {
        text.append(factor < 0 ? " - " : " + ");
      } else if (factor < 0) {
        text.append('-');
      }
      long size = Math.abs(factor);
      if (monomial.isEmpty() || size != 1) {
        text.append(size).append(monomial.isEmpty() ? "" : "*");
      }
      text.append(String.join("*", monomial));
    });
    return text.isEmpty() ? "0" : text.toString();
  }
}
