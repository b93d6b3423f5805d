package org.deriv.normal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.deriv.expr.Rational;

/** A product of powers of uses, in order, each use once. */
final class Monomial implements Comparable<Monomial> {
  static final Monomial ONE = new Monomial(List.of());

  private final List<Power> powers;
  private final int hash;

  private Monomial(List<Power> powers) {
    this.powers = powers;
    this.hash = powers.hashCode();
  }

  static Monomial of(Use use) {
    return new Monomial(List.of(new Power(use)));
  }

  static Monomial of(Use use, Rational exponent) {
    return exponent.isZero() ? ONE : new Monomial(List.of(new Power(use, exponent)));
  }

  /** The product of powers, which may repeat a use. */
  static Monomial of(Iterable<Power> factors) {
    Map<Use, Rational> merged = new TreeMap<>();
    for (Power factor : factors) {
      merged.merge(factor.use(), factor.exponent(), Rational::plus);
    }
    List<Power> powers = new ArrayList<>(merged.size());
    merged.forEach((use, exponent) -> {
      if (!exponent.isZero()) {
        powers.add(new Power(use, exponent));
      }
    });
    return powers.isEmpty() ? ONE : new Monomial(List.copyOf(powers));
  }

  List<Power> powers() {
    return powers;
  }

  boolean isOne() {
    return powers.isEmpty();
  }

  Monomial times(Monomial other) {
    if (powers.isEmpty()) {
      return other;
    }
    if (other.powers.isEmpty()) {
      return this;
    }
    List<Power> merged = new ArrayList<>(powers.size() + other.powers.size());
    int i = 0;
    int j = 0;
    while (i < powers.size() && j < other.powers.size()) {
      Power left = powers.get(i);
      Power right = other.powers.get(j);
      int order = left.use().compareTo(right.use());
      if (order == 0) {
        Rational exponent = left.exponent().plus(right.exponent());
        if (!exponent.isZero()) {
          merged.add(new Power(left.use(), exponent));
        }
        i++;
        j++;
      } else {
        merged.add(order < 0 ? powers.get(i++) : other.powers.get(j++));
      }
    }
    merged.addAll(powers.subList(i, powers.size()));
    merged.addAll(other.powers.subList(j, other.powers.size()));
    return merged.isEmpty() ? ONE : new Monomial(List.copyOf(merged));
  }

  /** Every exponent multiplied. */
  Monomial power(Rational exponent) {
    if (exponent.isZero()) {
      return ONE;
    }
    List<Power> raised = new ArrayList<>(powers.size());
    for (Power power : powers) {
      raised.add(new Power(power.use(), power.exponent().times(exponent)));
    }
    return raised.isEmpty() ? ONE : new Monomial(List.copyOf(raised));
  }

  /** Says of a quotient whether it may have a factor to a power. */
  interface Gate {
    /** Whether it may, if the dividend has the factor to this power. */
    boolean lets(Use use, Rational power, Rational dividend);
  }

  /** The quotient, if every factor of it is let through. */
  Optional<Monomial> over(Monomial divisor, Gate gate) {
    List<Power> left = new ArrayList<>(powers.size() + divisor.powers.size());
    int i = 0;
    int j = 0;
    while (i < powers.size() || j < divisor.powers.size()) {
      int order =
          i == powers.size()
              ? 1
              : j == divisor.powers.size()
                  ? -1
                  : powers.get(i).use().compareTo(divisor.powers.get(j).use());
      Use use = order <= 0 ? powers.get(i).use() : divisor.powers.get(j).use();
      Rational above = order <= 0 ? powers.get(i++).exponent() : Rational.ZERO;
      Rational power = order < 0 ? above : above.minus(divisor.powers.get(j++).exponent());
      if (!power.isZero()) {
        if (!gate.lets(use, power, above)) {
          return Optional.empty();
        }
        left.add(new Power(use, power));
      }
    }
    return Optional.of(left.isEmpty() ? ONE : new Monomial(List.copyOf(left)));
  }

  Rational exponentOf(Use use) {
    for (Power power : powers) {
      if (power.use().equals(use)) {
        return power.exponent();
      }
    }
    return Rational.ZERO;
  }

  boolean touches(int variable) {
    for (Power power : powers) {
      if (power.use().touches(variable)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int compareTo(Monomial other) {
    int common = Math.min(powers.size(), other.powers.size());
    for (int i = 0; i < common; i++) {
      int byUse = powers.get(i).use().compareTo(other.powers.get(i).use());
      if (byUse != 0) {
        return byUse;
      }
      int byExponent = powers.get(i).exponent().compareTo(other.powers.get(i).exponent());
      if (byExponent != 0) {
        return byExponent;
      }
    }
    return Integer.compare(powers.size(), other.powers.size());
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Monomial monomial
            && hash == monomial.hash
            && powers.equals(monomial.powers));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return powers.isEmpty()
        ? "1"
        : powers.stream().map(Power::toString).collect(Collectors.joining(" "));
  }
}
