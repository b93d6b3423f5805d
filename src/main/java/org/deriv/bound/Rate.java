package org.deriv.bound;

import java.util.Optional;
import org.deriv.expr.Rational;

/**
 * How fast a size grows at most as a number grows beyond all bounds: geometrically or not, then as
 * a power, then as a power of the logarithm. A size with a rate below that of a constant tends to
 * 0.
 *
 * @param geometric 1 where it may grow geometrically, -1 where it falls so, 0 where neither
 */
record Rate(int geometric, Rational power, Rational logarithm) implements Comparable<Rate> {
  static final Rate CONSTANT = new Rate(0, Rational.ZERO, Rational.ZERO);
  static final Rate VARIABLE = new Rate(0, Rational.ONE, Rational.ZERO);
  static final Rate LOGARITHM = new Rate(0, Rational.ZERO, Rational.ONE);
  static final Rate FALLING = new Rate(-1, Rational.ZERO, Rational.ZERO);

  /** Of a product; one that rises and one that falls geometrically are not compared. */
  Optional<Rate> times(Rate other) {
    return geometric * other.geometric < 0
        ? Optional.empty()
        : Optional.of(
            new Rate(
                Integer.signum(geometric + other.geometric),
                power.plus(other.power),
                logarithm.plus(other.logarithm)));
  }

  /** Of a power from 0 up. */
  Rate power(Rational exponent) {
    return new Rate(
        exponent.isZero() ? 0 : geometric, power.times(exponent), logarithm.times(exponent));
  }

  /** Of the reciprocal, where the size grows no slower than this. */
  Rate reciprocal() {
    return new Rate(-geometric, power.negate(), logarithm.negate());
  }

  /** Whether what has this rate tends to 0. */
  boolean vanishes() {
    return compareTo(CONSTANT) < 0;
  }

  @Override
  public int compareTo(Rate other) {
    int first = Integer.compare(geometric, other.geometric);
    int second = first != 0 ? first : power.compareTo(other.power);
    return second != 0 ? second : logarithm.compareTo(other.logarithm);
  }
}
