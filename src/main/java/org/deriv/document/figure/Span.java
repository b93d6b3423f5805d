package org.deriv.document.figure;

import org.deriv.document.figure.Chart.Range;
import org.deriv.document.figure.Chart.Scale;

/** An axis with its range: maps values to fractions of its length and back. */
record Span(Scale scale, Range range) {
  /** Where the value lies: 0 at the beginning, 1 at the end; not a number where it cannot lie. */
  double fraction(double value) {
    return switch (scale) {
      case LINEAR -> (value - range.from()) / range.width();
      case LOGARITHMIC ->
          value <= 0
              ? Double.NaN
              : Math.log(value / range.from()) / Math.log(range.to() / range.from());
    };
  }

  /** The value at a fraction of the length. */
  double value(double fraction) {
    return fraction == 1
        ? range.to()
        : switch (scale) {
          case LINEAR -> range.from() + fraction * range.width();
          case LOGARITHMIC -> range.from() * Math.pow(range.to() / range.from(), fraction);
        };
  }
}
