package org.deriv.render.pdf;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as PDF writes them: plain decimals, short, the same on every machine. */
final class Numbers {
  private Numbers() {}

  /** A number with at most this many digits after the point. */
  static String of(double value, int digits) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    if (rounded.signum() == 0) {
      return "0";
    }
    return rounded.stripTrailingZeros().toPlainString();
  }

  /** A length in points, exact to a thousandth. */
  static String of(double value) {
    return of(value, 3);
  }
}
