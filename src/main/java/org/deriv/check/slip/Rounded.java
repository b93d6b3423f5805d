package org.deriv.check.slip;

import java.math.BigInteger;
import java.util.Optional;
import org.deriv.check.Refutation;
import org.deriv.check.Remark;
import org.deriv.expr.Rational;

/** Recognizes a number that was rounded, or cut after some decimals. */
public final class Rounded {
  private static final int MOST_DECIMALS = 8;

  private Rounded() {}

  /** What is to be said of two numbers that differ by less than the last decimal of one of them. */
  public static Optional<Remark> remark(Refutation example) {
    boolean closed = example.dimensions().isEmpty() && example.values().isEmpty();
    Optional<Rational> left = number(example.left());
    Optional<Rational> right = number(example.right());
    if (!closed || left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    return decimals(right.get())
        .filter(digits -> close(left.get(), right.get(), digits))
        .map(digits ->
            Remark.of(
                "right but for rounding to "
                    + digits
                    + (digits == 1 ? " decimal" : " decimals")
                    + ": a decimal is an exact number, and this one is "
                    + left.get()));
  }

  private static Optional<Rational> number(String text) {
    if (!text.matches("-?\\d{1,18}(\\.\\d{1,15}|/\\d{1,18})?")) {
      return Optional.empty();
    }
    String[] parts = text.split("/", 2);
    Rational top = Rational.parse(parts[0]);
    return Optional.of(parts.length == 1 ? top : top.over(Rational.parse(parts[1])));
  }

  /** How many decimals it is written with, if it is a decimal number. */
  private static Optional<Integer> decimals(Rational value) {
    BigInteger power = BigInteger.ONE;
    for (int digits = 1; digits <= MOST_DECIMALS; digits++) {
      power = power.multiply(BigInteger.TEN);
      if (power.mod(value.denominator()).signum() == 0) {
        return Optional.of(digits);
      }
    }
    return Optional.empty();
  }

  private static boolean close(Rational left, Rational right, int digits) {
    Rational unit = Rational.ONE.over(Rational.parse(BigInteger.TEN.pow(digits).toString()));
    Rational difference = left.plus(right.negate());
    Rational size = difference.signum() < 0 ? difference.negate() : difference;
    return size.compareTo(unit) < 0;
  }
}
