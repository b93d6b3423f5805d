package org.deriv.document.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import org.deriv.document.Formula;
import org.deriv.expr.Rational;

/** Writes numbers as formulas. */
public final class Numerals {
  private static final int MOST_ZEROS = 4;

  private Numerals() {}

  /** The exact number, a fraction in lowest terms. */
  public static Formula exact(Rational value) {
    if (value.isInteger()) {
      return Formula.of(value.numerator().toString());
    }
    String sign = value.signum() < 0 ? "-" : "";
    String latex = sign + "\\frac{" + value.numerator().abs() + "}{" + value.denominator() + "}";
    return Formula.of(latex, value.toString().replace('-', '−'));
  }

  /** The exact number with a fraction written in a line, as fits into a matrix. */
  public static Formula inLine(Rational value) {
    return Formula.of(value.toString());
  }

  /** The number rounded to so many significant digits, as a decimal or with a power of ten. */
  public static Formula rounded(double value, int digits) {
    if (Double.isNaN(value)) {
      return Formula.of("\\text{undefined}");
    }
    if (Double.isInfinite(value)) {
      return Formula.of(value > 0 ? "\\infty" : "-\\infty");
    }
    return decimal(new BigDecimal(value).round(new MathContext(digits)));
  }

  /** All digits of a decimal; a power of ten where there would be many zeros. */
  public static Formula decimal(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    if (plain.signum() == 0) {
      return Formula.of("0");
    }
    int magnitude = plain.precision() - plain.scale() - 1;
    boolean zeros = plain.scale() < 0 && magnitude > MOST_ZEROS;
    if (magnitude >= -MOST_ZEROS && !zeros) {
      return Formula.of(plain.toPlainString());
    }
    BigDecimal mantissa = plain.movePointLeft(magnitude).stripTrailingZeros();
    String power = "10^{" + magnitude + "}";
    boolean one = mantissa.abs().compareTo(BigDecimal.ONE) == 0;
    String sign = mantissa.signum() < 0 ? "-" : "";
    return Formula.of(one ? sign + power : mantissa.toPlainString() + " \\times " + power);
  }
}
