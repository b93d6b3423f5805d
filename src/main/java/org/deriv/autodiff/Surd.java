package org.deriv.autodiff;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.deriv.expr.Rational;

/** Recognizes the square root of a short fraction in a number that is known to many digits. */
final class Surd {
  private static final int LARGEST = 1000;
  private static final MathContext CONTEXT = new MathContext(40);
  private static final BigDecimal CLOSE = BigDecimal.ONE.scaleByPowerOfTen(-24);

  private Surd() {}

  /** The root as it is written, such as {@code -sqrt(3)} or {@code 2*sqrt(5)}. */
  static Optional<String> of(BigDecimal value) {
    return fraction(value.multiply(value, CONTEXT))
        .map(square -> (value.signum() < 0 ? "-" : "") + "sqrt(" + square + ")");
  }

  /** The fraction with a short denominator that a number is, by its continued fraction. */
  private static Optional<Rational> fraction(BigDecimal value) {
    BigDecimal rest = value;
    BigInteger top = BigInteger.ONE;
    BigInteger bottom = BigInteger.ZERO;
    BigInteger lastTop = BigInteger.ZERO;
    BigInteger lastBottom = BigInteger.ONE;
    for (int i = 0; i < 12; i++) {
      BigInteger whole = rest.setScale(0, RoundingMode.FLOOR).toBigInteger();
      BigInteger nextTop = whole.multiply(top).add(lastTop);
      BigInteger nextBottom = whole.multiply(bottom).add(lastBottom);
      lastTop = top;
      lastBottom = bottom;
      top = nextTop;
      bottom = nextBottom;
      if (bottom.bitLength() > 10 || top.bitLength() > 20) {
        return Optional.empty();
      }
      BigDecimal quotient = new BigDecimal(top).divide(new BigDecimal(bottom), CONTEXT);
      if (quotient.subtract(value).abs().compareTo(CLOSE) < 0) {
        return bottom.intValue() <= LARGEST
            ? Optional.of(Rational.parse(top.toString()).over(Rational.parse(bottom.toString())))
            : Optional.empty();
      }
      rest = BigDecimal.ONE.divide(rest.subtract(new BigDecimal(whole)), CONTEXT);
    }
    return Optional.empty();
  }
}
