package org.deriv.expr;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact rational number in lowest terms, with a positive denominator. */
public record Rational(BigInteger numerator, BigInteger denominator)
    implements Comparable<Rational> {
  /** The number 0. */
  public static final Rational ZERO = of(0);

  /** The number 1. */
  public static final Rational ONE = of(1);

  /** Doubles hold every integer of so many bits. */
  private static final int EXACT = 53;

  /** Reduces to lowest terms; a zero denominator is our mistake. */
  public Rational {
    if (denominator.signum() == 0) {
      throw new IllegalStateException("a rational number with denominator 0");
    }
    // Most numbers are integers, and most others are short.
    if (!denominator.equals(BigInteger.ONE)) {
      BigInteger divisor = divisor(numerator, denominator);
      if (!divisor.equals(BigInteger.ONE)) {
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
      }
    }
  }

  /** The greatest common divisor, with the sign of the second. */
  private static BigInteger divisor(BigInteger one, BigInteger other) {
    // Of most denominators little is left without the factors 2.
    int twos = other.getLowestSetBit();
    BigInteger odd = other.shiftRight(twos).abs();
    BigInteger rest =
        odd.bitLength() < Long.SIZE
            ? BigInteger.valueOf(divisor(odd.longValue(), one.mod(odd).longValue()))
            : one.gcd(odd);
    int shared = one.signum() == 0 ? twos : Math.min(twos, one.getLowestSetBit());
    BigInteger divisor = rest.shiftLeft(shared);
    return other.signum() < 0 ? divisor.negate() : divisor;
  }

  /** Euclid's algorithm. */
  private static long divisor(long one, long other) {
    long a = one;
    long b = other;
    while (b != 0) {
      long rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }

  /** The integer {@code value}. */
  public static Rational of(long value) {
    return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
  }

  /** The fraction {@code numerator/denominator}. */
  public static Rational of(long numerator, long denominator) {
    return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /** The exact value of a decimal such as {@code 0.1} or {@code 1e-3}. */
  public static Rational parse(String decimal) {
    BigDecimal value = new BigDecimal(decimal);
    return value.scale() <= 0
        ? new Rational(value.toBigIntegerExact(), BigInteger.ONE)
        : new Rational(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
  }

  /** The sum. */
  public Rational plus(Rational other) {
    if (isInteger() && other.isInteger()) {
      return new Rational(numerator.add(other.numerator), BigInteger.ONE);
    }
    return new Rational(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  /** The difference. */
  public Rational minus(Rational other) {
    return plus(other.negate());
  }

  /** The product. */
  public Rational times(Rational other) {
    if (isInteger() && other.isInteger()) {
      return new Rational(numerator.multiply(other.numerator), BigInteger.ONE);
    }
    return new Rational(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /** The quotient; dividing by zero is our mistake. */
  public Rational over(Rational other) {
    return times(other.reciprocal());
  }

  /** The negative. */
  public Rational negate() {
    return new Rational(numerator.negate(), denominator);
  }

  /** The reciprocal; of zero it is our mistake. */
  public Rational reciprocal() {
    return new Rational(denominator, numerator);
  }

  /** The integer power; a negative power of zero is our mistake. */
  public Rational power(int exponent) {
    return exponent < 0
        ? reciprocal().power(-exponent)
        : new Rational(numerator.pow(exponent), denominator.pow(exponent));
  }

  /** -1, 0 or 1. */
  public int signum() {
    return numerator.signum();
  }

  /** Whether this is 0. */
  public boolean isZero() {
    return numerator.signum() == 0;
  }

  /** Whether this is 1. */
  public boolean isOne() {
    return isInteger() && numerator.equals(BigInteger.ONE);
  }

  /** Whether the denominator is 1. */
  public boolean isInteger() {
    return denominator.equals(BigInteger.ONE);
  }

  /** Whether this is an integer that an {@code int} can hold. */
  public boolean isInt() {
    return isInteger() && numerator.bitLength() < 32;
  }

  /** The value as an {@code int}; ask {@link #isInt()} first. */
  public int intValue() {
    return numerator.intValueExact();
  }

  /** The nearest double. */
  public double doubleValue() {
    if (numerator.bitLength() <= EXACT && denominator.bitLength() <= EXACT) {
      return (double) numerator.longValue() / denominator.longValue();
    }
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), java.math.MathContext.DECIMAL64)
        .doubleValue();
  }

  @Override
  public int compareTo(Rational other) {
    if (denominator.equals(other.denominator)) {
      return numerator.compareTo(other.numerator);
    }
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @Override
  public String toString() {
    return isInteger() ? numerator.toString() : numerator + "/" + denominator;
  }
}
