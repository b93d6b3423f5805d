package org.deriv.normal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.deriv.expr.Rational;

/**
 * A scalar as a combination of products of factors, of which equal ones are one: what {@link Forms}
 * reads an expression as.
 */
public final class Form {
  private final Poly poly;
  private final Map<Term, Rational> terms;

  Form(Poly poly) {
    this.poly = poly;
    Map<Term, Rational> sorted = new TreeMap<>();
    poly.terms().forEach((monomial, factor) -> sorted.put(new Term(monomial), factor));
    this.terms = Collections.unmodifiableMap(new LinkedHashMap<>(sorted));
  }

  /** A number. */
  public static Form number(Rational value) {
    return new Form(Poly.number(value));
  }

  /** A product of powers of factors; equal products are equal. */
  public static final class Term implements Comparable<Term> {
    private final Monomial monomial;

    Term(Monomial monomial) {
      this.monomial = monomial;
    }

    Monomial monomial() {
      return monomial;
    }

    /** Whether it is the empty product, 1. */
    public boolean isOne() {
      return monomial.isOne();
    }

    /** How many factors it has, powers counted by their size. */
    public int degree() {
      Rational degree = Rational.ZERO;
      for (Power power : monomial.powers()) {
        Rational exponent = power.exponent();
        degree = degree.plus(exponent.signum() < 0 ? exponent.negate() : exponent);
      }
      return (int) Math.ceil(degree.doubleValue());
    }

    /** The product of which this is the square, where exponents allow. */
    public Optional<Term> root() {
      boolean even =
          monomial.powers().stream()
              .allMatch(power -> power.exponent().over(Rational.of(2)).isInteger());
      return even ? Optional.of(new Term(monomial.power(Rational.of(1, 2)))) : Optional.empty();
    }

    @Override
    public int compareTo(Term other) {
      return monomial.compareTo(other.monomial);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Term term && monomial.equals(term.monomial);
    }

    @Override
    public int hashCode() {
      return monomial.hashCode();
    }

    @Override
    public String toString() {
      return monomial.toString();
    }
  }

  Poly poly() {
    return poly;
  }

  /** The coefficients, in the order of the terms. */
  public Map<Term, Rational> terms() {
    return terms;
  }

  /** The products that occur. */
  public Set<Term> products() {
    return terms.keySet();
  }

  /** The coefficient of a product. */
  public Rational coefficient(Term term) {
    return poly.coefficient(term.monomial());
  }

  /** How many products it has. */
  public int size() {
    return poly.size();
  }

  /** Whether it is 0. */
  public boolean isZero() {
    return poly.isZero();
  }

  /** The sum. */
  public Form plus(Form other) {
    return new Form(poly.plus(other.poly));
  }

  /** The difference. */
  public Form minus(Form other) {
    return new Form(poly.minus(other.poly));
  }

  /** A multiple. */
  public Form times(Rational factor) {
    return factor.isZero() ? new Form(Poly.ZERO) : new Form(poly.times(factor));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Form form && poly.equals(form.poly);
  }

  @Override
  public int hashCode() {
    return poly.hashCode();
  }

  @Override
  public String toString() {
    return poly.toString();
  }
}
