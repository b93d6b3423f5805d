package org.deriv.expr;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact rational number in lowest terms, with a positive denominator. */
public final class Rational implements Comparable<Rational> {
  /** The number 0. */
  public static final Rational ZERO = of(0);

  /** The number 1. */
  public static final Rational ONE = of(1);

  /** Doubles hold every integer of so many bits. */
  private static final int EXACT = 53;

  /** What stands in {@code below} where the number is too long for machine words. */
  private static final long LONG = 0;

  // Almost all numbers are short, and sums and products of words are many times faster.
  private final long above;
  private final long below;
  private final BigInteger numerator;
  private final BigInteger denominator;

  /** Reduces to lowest terms; a zero denominator is our mistake. */
  public Rational(BigInteger numerator, BigInteger denominator) {
    if (denominator.signum() == 0) {
      throw new IllegalStateException("a rational number with denominator 0");
    }
    BigInteger divisor = divisor(numerator, denominator);
    BigInteger top = numerator.divide(divisor);
    BigInteger bottom = denominator.divide(divisor);
    boolean isShort = top.bitLength() < Long.SIZE && bottom.bitLength() < Long.SIZE;
    this.above = isShort ? top.longValue() : 0;
    this.below = isShort ? bottom.longValue() : LONG;
    this.numerator = isShort ? BigInteger.ZERO : top;
    this.denominator = isShort ? BigInteger.ZERO : bottom;
  }

  /** A short number in lowest terms. */
  private Rational(long above, long below) {
    this.above = above;
    this.below = below;
    this.numerator = BigInteger.ZERO;
    this.denominator = BigInteger.ZERO;
  }

  /** The greatest common divisor, with the sign of the second. */
  private static BigInteger divisor(BigInteger one, BigInteger other) {
    if (other.equals(BigInteger.ONE)) {
      return other;
    }
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
    return new Rational(value, 1);
  }

  /** The fraction {@code numerator/denominator}. */
  public static Rational of(long numerator, long denominator) {
    return isWord(numerator) && isWord(denominator) && denominator > 0
        ? reduced(numerator, denominator)
        : new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  private static Rational reduced(long above, long below) {
    if (below == 1) {
      return new Rational(above, 1);
    }
    long divisor = divisor(below, Math.abs(above));
    return new Rational(above / divisor, below / divisor);
  }

  /** Whether two products of such numbers can be added without overflow. */
  private static boolean isWord(long value) {
    return (int) value == value;
  }

  private boolean isWords() {
    return isWord(above) && isWord(below) && below != LONG;
  }

  /** The exact value of a decimal such as {@code 0.1} or {@code 1e-3}. */
  public static Rational parse(String decimal) {
    BigDecimal value = new BigDecimal(decimal);
    return value.scale() <= 0
        ? new Rational(value.toBigIntegerExact(), BigInteger.ONE)
        : new Rational(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
  }

  /** The numerator in lowest terms, with the sign. */
  public BigInteger numerator() {
    return below == LONG ? numerator : BigInteger.valueOf(above);
  }

  /** The denominator in lowest terms, positive. */
  public BigInteger denominator() {
    return below == LONG ? denominator : BigInteger.valueOf(below);
  }

  /** The sum. */
  public Rational plus(Rational other) {
    if (isWords() && other.isWords()) {
      return below == other.below
          ? reduced(above + other.above, below)
          : reduced(above * other.below + other.above * below, below * other.below);
    }
    return new Rational(
        numerator().multiply(other.denominator()).add(other.numerator().multiply(denominator())),
        denominator().multiply(other.denominator()));
  }

  /** The difference. */
  public Rational minus(Rational other) {
    return plus(other.negate());
  }

  /** The product. */
  public Rational times(Rational other) {
    return isWords() && other.isWords()
        ? reduced(above * other.above, below * other.below)
        : new Rational(
            numerator().multiply(other.numerator()), denominator().multiply(other.denominator()));
  }

  /** The quotient; dividing by zero is our mistake. */
  public Rational over(Rational other) {
    return times(other.reciprocal());
  }

  /** The negative. */
  public Rational negate() {
    return below != LONG && above != Long.MIN_VALUE
        ? new Rational(-above, below)
        : new Rational(numerator().negate(), denominator());
  }

  /** The reciprocal; of zero it is our mistake. */
  public Rational reciprocal() {
    return below != LONG && above > 0
        ? new Rational(below, above)
        : new Rational(denominator(), numerator());
  }

  /** The integer power; a negative power of zero is our mistake. */
  public Rational power(int exponent) {
    return exponent < 0
        ? reciprocal().power(-exponent)
        : new Rational(numerator().pow(exponent), denominator().pow(exponent));
  }

  /** -1, 0 or 1. */
  public int signum() {
    return below == LONG ? numerator.signum() : Long.signum(above);
  }

  /** Whether this is 0. */
  public boolean isZero() {
    return below != LONG && above == 0;
  }

  /** Whether this is 1. */
  public boolean isOne() {
    return above == 1 && below == 1;
  }

  /** Whether the denominator is 1. */
  public boolean isInteger() {
    return below == 1 || (below == LONG && denominator.equals(BigInteger.ONE));
  }

  /** Whether this is an integer that an {@code int} can hold. */
  public boolean isInt() {
    return below == 1 && isWord(above);
  }

  /** The value as an {@code int}; ask {@link #isInt()} first. */
  public int intValue() {
    return numerator().intValueExact();
  }

  /** The nearest double. */
  public double doubleValue() {
    if (below != LONG && isExact(above) && isExact(below)) {
      return (double) above / below;
    }
    return new BigDecimal(numerator())
        .divide(new BigDecimal(denominator()), java.math.MathContext.DECIMAL64)
        .doubleValue();
  }

  private static boolean isExact(long value) {
    return Math.abs(value) >>> EXACT == 0;
  }

  @Override
  public int compareTo(Rational other) {
    if (isWords() && other.isWords()) {
      return Long.compare(above * other.below, other.above * below);
    }
    return numerator()
        .multiply(other.denominator())
        .compareTo(other.numerator().multiply(denominator()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rational number
        && above == number.above
        && below == number.below
        && (below != LONG
            || (numerator.equals(number.numerator) && denominator.equals(number.denominator)));
  }

  @Override
  public int hashCode() {
    return below == LONG
        ? 31 * numerator.hashCode() + denominator.hashCode()
        : 31 * hash(above) + hash(below);
  }

  /** As of the same number as a long integer. */
  private static int hash(long value) {
    long size = Math.abs(value);
    return (31 * (int) (size >>> Integer.SIZE) + (int) size) * Long.signum(value);
  }

  @Override
  public String toString() {
    return isInteger() ? numerator().toString() : numerator() + "/" + denominator();
  }
}
