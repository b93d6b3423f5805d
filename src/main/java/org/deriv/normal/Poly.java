package org.deriv.normal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.deriv.expr.Rational;

/**
 * A sum of monomials with rational coefficients other than 0: the index normal form of a scalar.
 */
final class Poly implements Comparable<Poly> {
  static final Poly ZERO = new Poly(Map.of());
  static final Poly ONE = new Poly(Map.of(Monomial.ONE, Rational.ONE));

  private final Map<Monomial, Rational> terms;
  private final int hash;

  private Poly(Map<Monomial, Rational> terms) {
    this.terms = terms;
    this.hash = terms.hashCode();
  }

  static Poly number(Rational value) {
    return of(Monomial.ONE, value);
  }

  static Poly number(long value) {
    return number(Rational.of(value));
  }

  static Poly of(Monomial monomial) {
    return of(monomial, Rational.ONE);
  }

  static Poly of(Use use) {
    return of(Monomial.of(use));
  }

  static Poly of(Monomial monomial, Rational factor) {
    return factor.isZero() ? ZERO : new Poly(Map.of(monomial, factor));
  }

  Map<Monomial, Rational> terms() {
    return terms;
  }

  int size() {
    return terms.size();
  }

  boolean isZero() {
    return terms.isEmpty();
  }

  /** The number that this is, if it is one. */
  Optional<Rational> number() {
    if (terms.isEmpty()) {
      return Optional.of(Rational.ZERO);
    }
    return terms.size() == 1 ? Optional.ofNullable(terms.get(Monomial.ONE)) : Optional.empty();
  }

  /** The use that this is, if it is one with the factor 1. */
  Optional<Use> use() {
    if (terms.size() != 1) {
      return Optional.empty();
    }
    var term = terms.entrySet().iterator().next();
    List<Power> powers = term.getKey().powers();
    boolean plain =
        term.getValue().isOne() && powers.size() == 1 && powers.getFirst().exponent().isOne();
    return plain ? Optional.of(powers.getFirst().use()) : Optional.empty();
  }

  Poly plus(Poly other) {
    if (isZero()) {
      return other;
    }
    if (other.isZero()) {
      return this;
    }
    Sum sum = new Sum();
    sum.add(this, Rational.ONE);
    sum.add(other, Rational.ONE);
    return sum.poly();
  }

  Poly minus(Poly other) {
    return plus(other.times(Rational.of(-1)));
  }

  Poly times(Rational factor) {
    if (factor.isOne()) {
      return this;
    }
    Sum sum = new Sum();
    sum.add(this, factor);
    return sum.poly();
  }

  boolean touches(int variable) {
    for (Monomial monomial : terms.keySet()) {
      if (monomial.touches(variable)) {
        return true;
      }
    }
    return false;
  }

  /** The variables in it, in order. */
  SortedSet<Integer> variables() {
    SortedSet<Integer> variables = new TreeSet<>();
    for (Monomial monomial : terms.keySet()) {
      for (Power power : monomial.powers()) {
        for (int i = 0; i < power.use().arity(); i++) {
          variables.add(power.use().slot(i));
        }
      }
    }
    return variables;
  }

  /** The monomials in order. */
  List<Monomial> sorted() {
    return terms.keySet().stream().sorted().toList();
  }

  Rational coefficient(Monomial monomial) {
    return terms.getOrDefault(monomial, Rational.ZERO);
  }

  @Override
  public int compareTo(Poly other) {
    List<Monomial> mine = sorted();
    List<Monomial> theirs = other.sorted();
    for (int i = 0; i < Math.min(mine.size(), theirs.size()); i++) {
      int byMonomial = mine.get(i).compareTo(theirs.get(i));
      if (byMonomial != 0) {
        return byMonomial;
      }
      int byFactor = coefficient(mine.get(i)).compareTo(other.coefficient(theirs.get(i)));
      if (byFactor != 0) {
        return byFactor;
      }
    }
    return Integer.compare(mine.size(), theirs.size());
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Poly poly && hash == poly.hash && terms.equals(poly.terms));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return isZero()
        ? "0"
        : sorted().stream()
            .map(monomial -> coefficient(monomial) + " " + monomial)
            .collect(Collectors.joining(" + "));
  }

  /** Collects terms. */
  static final class Sum {
    private final Map<Monomial, Rational> terms = new LinkedHashMap<>();

    void add(Monomial monomial, Rational factor) {
      Rational sum = terms.merge(monomial, factor, Rational::plus);
      if (sum.isZero()) {
        terms.remove(monomial);
      }
    }

    void add(Poly poly, Rational factor) {
      if (!factor.isZero()) {
        poly.terms.forEach((monomial, own) -> add(monomial, own.times(factor)));
      }
    }

    int size() {
      return terms.size();
    }

    Poly poly() {
      return terms.isEmpty() ? ZERO : new Poly(new LinkedHashMap<>(terms));
    }
  }
}
