package org.deriv.autodiff;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * Power series with so many bits after the point. Multiplying integers and dropping bits is many
 * times faster than rounding decimals.
 */
final class FixedPoint {
  private static final int HALVINGS = 8;

  private final int bits;
  private final BigInteger one;

  private FixedPoint(int bits) {
    this.bits = bits;
    this.one = BigInteger.ONE.shiftLeft(bits);
  }

  /** Enough bits for results with so many digits, of numbers that are about as large as this. */
  static FixedPoint of(int digits, BigDecimal size) {
    // Digits before the first that is not 0 have to be carried too.
    int zeros = Math.max(0, size.scale() - size.precision());
    return new FixedPoint((int) Math.ceil((digits + zeros) * 3.3219280948873626) + 40);
  }

  private BigInteger of(BigDecimal x) {
    return x.multiply(new BigDecimal(one)).toBigInteger();
  }

  private BigDecimal decimal(BigInteger x, MathContext to) {
    return new BigDecimal(x).divide(new BigDecimal(one), to);
  }

  private BigInteger times(BigInteger x, BigInteger y) {
    return x.multiply(y).shiftRight(bits);
  }

  /** eˣ for small x: (e^(x/256))^256. */
  BigDecimal exp(BigDecimal x, MathContext to) {
    BigInteger r = of(x).shiftRight(HALVINGS);
    BigInteger sum = one;
    BigInteger term = one;
    for (int n = 1; term.bitLength() > 1; n++) {
      term = times(term, r).divide(BigInteger.valueOf(n));
      sum = sum.add(term);
    }
    for (int i = 0; i < HALVINGS; i++) {
      sum = times(sum, sum);
    }
    return decimal(sum, to);
  }

  /** x + x³/3 + x⁵/5 + …, for small x. */
  BigDecimal artanh(BigDecimal x, MathContext to) {
    BigInteger power = of(x);
    BigInteger square = times(power, power);
    BigInteger sum = power;
    for (int k = 3; power.bitLength() > 1; k += 2) {
      power = times(power, square);
      sum = sum.add(power.divide(BigInteger.valueOf(k)));
    }
    return decimal(sum, to);
  }

  /** x - x³/3! + x⁵/5! - …. */
  BigDecimal sin(BigDecimal x, MathContext to) {
    BigInteger term = of(x);
    BigInteger square = times(term, term).negate();
    BigInteger sum = term;
    for (long n = 2; term.bitLength() > 1; n += 2) {
      term = times(term, square).divide(BigInteger.valueOf(n * (n + 1)));
      sum = sum.add(term);
    }
    return decimal(sum, to);
  }
}
