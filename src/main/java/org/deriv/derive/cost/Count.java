package org.deriv.derive.cost;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;

/**
 * A number of things as a polynomial in names of dimensions and in powers such as {@code N^T}.
 *
 * @param terms from a monomial, its factors with their exponents, to its coefficient
 */
public record Count(Map<TreeMap<Count.Factor, Integer>, Rational> terms) {
  /** None. */
  public static final Count ZERO = of(0);

  /** One. */
  public static final Count ONE = of(1);

  /** How large every name is where counts are compared. */
  private static final double LARGE = 1000;

  /** Drops what is 0. */
  public Count {
    Map<TreeMap<Factor, Integer>, Rational> kept = new java.util.LinkedHashMap<>();
    terms.forEach((monomial, factor) -> {
      if (!factor.isZero()) {
        kept.put(monomial, factor);
      }
    });
    terms = Collections.unmodifiableMap(kept);
  }

  /** A factor of a monomial. */
  public sealed interface Factor extends Comparable<Factor> {
    @Override
    default int compareTo(Factor other) {
      return toString().compareTo(other.toString());
    }
  }

  /** A name. */
  public record Name(String name) implements Factor {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A count to the power of a count. */
  public record Power(Count base, Count exponent) implements Factor {
    @Override
    public String toString() {
      return "(" + base.toExpr() + ")^(" + exponent.toExpr() + ")";
    }
  }

  /** A plain number. */
  public static Count of(long value) {
    return new Count(Map.of(new TreeMap<>(), Rational.of(value)));
  }

  /** What a name stands for. */
  public static Count of(String name) {
    return of(new Name(name));
  }

  private static Count of(Factor factor) {
    return new Count(Map.of(new TreeMap<>(Map.of(factor, 1)), Rational.ONE));
  }

  /** A dimension. */
  public static Count of(Dim dim) {
    Count sum = ZERO;
    for (var term : dim.terms().entrySet()) {
      Count product = of(term.getValue());
      for (String name : term.getKey()) {
        product = product.times(of(name));
      }
      sum = sum.plus(product);
    }
    return sum;
  }

  /** This many to the power of that many. */
  public Count power(Count exponent) {
    return isNumber(0) || isNumber(1) ? this : of(new Power(this, exponent));
  }

  /** The sum. */
  public Count plus(Count other) {
    Map<TreeMap<Factor, Integer>, Rational> sum = new java.util.LinkedHashMap<>(terms);
    other.terms.forEach((monomial, factor) -> sum.merge(monomial, factor, Rational::plus));
    return new Count(sum);
  }

  /** The difference. */
  public Count minus(Count other) {
    return plus(other.times(of(-1)));
  }

  /** The product. */
  public Count times(Count other) {
    Map<TreeMap<Factor, Integer>, Rational> product = new java.util.LinkedHashMap<>();
    terms.forEach((left, a) ->
        other.terms.forEach((right, b) -> {
          TreeMap<Factor, Integer> both = new TreeMap<>(left);
          right.forEach((factor, exponent) -> both.merge(factor, exponent, Integer::sum));
          product.merge(gathered(both), a.times(b), Rational::plus);
        }));
    return new Count(product);
  }

  /** N^(T-1) N² is N^(T+1). */
  private static TreeMap<Factor, Integer> gathered(TreeMap<Factor, Integer> monomial) {
    for (Map.Entry<Factor, Integer> factor : monomial.entrySet()) {
      if (factor.getKey() instanceof Power(Count base, Count exponent) && factor.getValue() == 1) {
        for (Map.Entry<Factor, Integer> other : monomial.entrySet()) {
          if (other.getKey() instanceof Name(String name) && base.equals(of(name))) {
            TreeMap<Factor, Integer> joined = new TreeMap<>(monomial);
            joined.remove(factor.getKey());
            joined.remove(other.getKey());
            joined.put(new Power(base, exponent.plus(of(other.getValue()))), 1);
            return joined;
          }
        }
      }
    }
    return monomial;
  }

  /** So many times. */
  public Count times(long factor) {
    return times(of(factor));
  }

  boolean isNumber(long value) {
    return equals(of(value));
  }

  /** The names in it. */
  public SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    terms.keySet().stream()
        .flatMap(m -> m.keySet().stream())
        .forEach(factor -> {
          switch (factor) {
            case Name(String name) -> names.add(name);
            case Power(Count base, Count exponent) -> {
              names.addAll(base.names());
              names.addAll(exponent.names());
            }
          }
        });
    return names;
  }

  /** Its value where the names have values. */
  public double evaluate(ToDoubleFunction<String> values) {
    double sum = 0;
    for (var term : terms.entrySet()) {
      double product = term.getValue().doubleValue();
      for (var factor : term.getKey().entrySet()) {
        double value =
            switch (factor.getKey()) {
              case Name(String name) -> values.applyAsDouble(name);
              case Power(Count base, Count exponent) ->
                  Math.pow(base.evaluate(values), exponent.evaluate(values));
            };
        product *= Math.pow(value, factor.getValue());
      }
      sum += product;
    }
    return sum;
  }

  /** Whether it is the smaller one where everything is large. */
  public boolean isLess(Count other) {
    double here = evaluate(_ -> LARGE);
    double there = other.evaluate(_ -> LARGE);
    return here < there * (1 - 1e-12);
  }

  /** The larger one where everything is large. */
  Count max(Count other) {
    return isLess(other) ? other : this;
  }

  /** The monomials that no other one outgrows, without their coefficients. */
  public Count leading() {
    Map<TreeMap<Factor, Integer>, Rational> kept = new java.util.LinkedHashMap<>();
    for (TreeMap<Factor, Integer> monomial : terms.keySet()) {
      if (terms.keySet().stream().noneMatch(other -> outgrows(other, monomial))) {
        kept.put(monomial, Rational.ONE);
      }
    }
    return kept.isEmpty() ? ONE : new Count(kept);
  }

  private static boolean outgrows(TreeMap<Factor, Integer> one, TreeMap<Factor, Integer> other) {
    if (one.equals(other)) {
      return false;
    }
    boolean powers = one.keySet().stream().anyMatch(Power.class::isInstance);
    boolean none = other.keySet().stream().noneMatch(Power.class::isInstance);
    if (powers && none) {
      return names(one).containsAll(names(other));
    }
    return other.entrySet().stream()
        .allMatch(factor -> one.getOrDefault(factor.getKey(), 0) >= factor.getValue());
  }

  private static SortedSet<String> names(TreeMap<Factor, Integer> monomial) {
    return new Count(Map.of(monomial, Rational.ONE)).names();
  }

  /** As an expression, the monomials of highest degree first. */
  public Expr toExpr() {
    return Make.sum(
        terms.entrySet().stream()
            .sorted((left, right) -> {
              int degrees = Integer.compare(degree(right.getKey()), degree(left.getKey()));
              return degrees != 0
                  ? degrees
                  : left.getKey().toString().compareTo(right.getKey().toString());
            })
            .map(term -> toExpr(term.getKey(), term.getValue()))
            .toList());
  }

  private static int degree(TreeMap<Factor, Integer> monomial) {
    return monomial.entrySet().stream()
        .mapToInt(entry -> entry.getKey() instanceof Power ? 100 : entry.getValue())
        .sum();
  }

  private static Expr toExpr(TreeMap<Factor, Integer> monomial, Rational coefficient) {
    List<Expr> factors = new ArrayList<>();
    Rational size = coefficient.signum() < 0 ? coefficient.negate() : coefficient;
    if (!size.isOne() || monomial.isEmpty()) {
      factors.add(Make.number(size));
    }
    monomial.forEach((factor, exponent) -> {
      Expr base =
          switch (factor) {
            case Name(String name) -> Make.scalar(name);
            case Power(Count of, Count to) -> Expr.of(Operator.POWER, of.toExpr(), to.toExpr());
          };
      factors.add(exponent == 1 ? base : Make.power(base, exponent));
    });
    Expr product = Make.product(factors);
    return coefficient.signum() < 0 ? Make.negate(product) : product;
  }
}
