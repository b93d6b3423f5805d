package org.deriv.document.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.deriv.document.Formula;
import org.deriv.document.figure.Chart.Range;

/** Chooses the values that are marked on an axis: round ones, neither few nor many. */
final class Ticks {
  /** A marked value. */
  record Tick(double value, Formula label) {}

  private static final int[] ROUND = {1, 2, 5};
  private static final int FINEST = -330;

  private Ticks() {}

  /**
   * The marks on an axis.
   *
   * @param most how many there may be
   */
  static List<Tick> on(Span span, int most) {
    return switch (span.scale()) {
      case LINEAR -> linear(span.range(), most);
      case LOGARITHMIC -> logarithmic(span.range(), most);
    };
  }

  private static List<Tick> linear(Range range, int most) {
    int exponent = Math.max(FINEST, (int) Math.floor(Math.log10(range.width() / most)));
    for (; ; exponent++) {
      for (int digit : ROUND) {
        BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent);
        double size = step.doubleValue();
        double first = Math.ceil(range.from() / size - 1e-9);
        double last = Math.floor(range.to() / size + 1e-9);
        if (last - first < most) {
          return multiples(step, first, last);
        }
      }
    }
  }

  private static List<Tick> multiples(BigDecimal step, double first, double last) {
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i <= last - first; i++) {
      BigDecimal value = new BigDecimal(first + i).multiply(step);
      ticks.add(new Tick(value.doubleValue(), Numerals.decimal(value)));
    }
    return ticks;
  }

  private static List<Tick> logarithmic(Range range, int most) {
    int low = (int) Math.ceil(Math.log10(range.from()) - 1e-9);
    int high = (int) Math.floor(Math.log10(range.to()) + 1e-9);
    if (high - low < 1) {
      return mantissas(range, low - 1, high, most);
    }
    int stride = Math.ceilDiv(high - low + 1, most);
    List<Tick> ticks = new ArrayList<>();
    for (int exponent = low; exponent <= high; exponent++) {
      if (exponent % stride == 0) {
        BigDecimal value = BigDecimal.ONE.scaleByPowerOfTen(exponent);
        Formula label = low < -3 || high > 4 ? power(exponent) : Numerals.decimal(value);
        ticks.add(new Tick(value.doubleValue(), label));
      }
    }
    return ticks;
  }

  private static Formula power(int exponent) {
    return Formula.of(exponent == 0 ? "1" : "10^{" + exponent + "}");
  }

  /** Less than two decades: 1, 2 and 5 times powers of ten, or evenly spaced where even that is. */
  private static List<Tick> mantissas(Range range, int low, int high, int most) {
    List<Tick> ticks = new ArrayList<>();
    for (int exponent = low; exponent <= high; exponent++) {
      for (int digit : ROUND) {
        BigDecimal value = BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent);
        double number = value.doubleValue();
        if (range.from() <= number * (1 + 1e-9) && number <= range.to() * (1 + 1e-9)) {
          ticks.add(new Tick(number, Numerals.decimal(value)));
        }
      }
    }
    return ticks.size() < 3 ? linear(range, most) : ticks;
  }
}
