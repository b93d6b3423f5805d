package org.deriv.autodiff;

import java.math.BigDecimal;
import java.math.MathContext;
import org.deriv.expr.Rational;

/** A number that was computed: exactly, or to a number of digits. */
public sealed interface Quantity {
  /** The nearest double. */
  double approximately();

  /** The number as it is written: in full where it is rational, or a root of such a number. */
  default String written() {
    return this instanceof Decimal(BigDecimal value)
        ? Surd.of(value).orElse(toString())
        : toString();
  }

  /** A rational number, known exactly. */
  record Exact(Rational value) implements Quantity {
    @Override
    public double approximately() {
      return value.doubleValue();
    }

    @Override
    public String toString() {
      return value.toString();
    }
  }

  /** A real number of which all the digits given are right. */
  record Decimal(BigDecimal value) implements Quantity {
    private static final MathContext SHOWN = new MathContext(12);

    @Override
    public double approximately() {
      return value.doubleValue();
    }

    @Override
    public String toString() {
      BigDecimal rounded = value.round(SHOWN).stripTrailingZeros();
      int size = rounded.precision() - rounded.scale();
      boolean plain = size > -5 && size < 13;
      return plain || rounded.signum() == 0 ? rounded.toPlainString() : rounded.toString();
    }
  }
}
