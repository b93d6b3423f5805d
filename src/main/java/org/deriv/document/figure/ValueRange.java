package org.deriv.document.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deriv.document.figure.Chart.Range;
import org.deriv.document.figure.Chart.Scale;

/** Chooses the range of an axis from the values that it is to show. */
final class ValueRange {
  private static final double MARGIN = 0.05;

  private ValueRange() {}

  /** The range of all values; empty where none can be shown. */
  static Optional<Range> all(List<Double> values, Scale scale) {
    double[] shown = shown(values, scale);
    return shown.length == 0
        ? Optional.empty()
        : Optional.of(roomy(shown[0], shown[shown.length - 1], scale));
  }

  /** The range of most values, some of which grow without limit. */
  static Optional<Range> most(List<Double> values, Scale scale) {
    double[] shown = shown(values, scale);
    if (shown.length == 0) {
      return Optional.empty();
    }
    double low = shown[shown.length / 10];
    double high = shown[shown.length - 1 - shown.length / 10];
    double reach = scale == Scale.LINEAR ? high - low : 0;
    double from = Math.max(shown[0], low - reach);
    return Optional.of(roomy(from, Math.min(shown[shown.length - 1], high + reach), scale));
  }

  private static double[] shown(List<Double> values, Scale scale) {
    return values.stream()
        .mapToDouble(Double::doubleValue)
        .filter(Double::isFinite)
        .filter(value -> scale == Scale.LINEAR || value > 0)
        .sorted()
        .toArray();
  }

  private static Range roomy(double low, double high, Scale scale) {
    return switch (scale) {
      case LINEAR -> linear(low, high);
      case LOGARITHMIC -> {
        double factor = Math.max(1.1, Math.pow(high / low, MARGIN));
        yield new Range(Math.max(1e-300, low / factor), high * factor);
      }
    };
  }

  /** A constant stands in the middle; zero is shown where it is near. */
  private static Range linear(double low, double high) {
    double size = Math.max(Math.abs(low), Math.abs(high));
    if (high - low <= 1e-9 * size) {
      double room = size == 0 ? 1 : size / 2;
      return new Range(low - room, high + room);
    }
    double margin = MARGIN * (high - low);
    boolean nearBelow = low >= 0 && low < 0.3 * high;
    boolean nearAbove = high <= 0 && high > 0.3 * low;
    return new Range(nearBelow ? 0 : low - margin, nearAbove ? 0 : high + margin);
  }

  /** The values of points. */
  static List<Double> heights(List<Chart.Datum> points) {
    return points.stream().map(Chart.Datum::y).toList();
  }

  /** The places of points. */
  static Optional<Range> places(List<Chart.Datum> points) {
    double[] places =
        points.stream().mapToDouble(Chart.Datum::x).filter(Double::isFinite).toArray();
    return places.length == 0
        ? Optional.empty()
        : Optional.of(
            new Range(
                Arrays.stream(places).min().orElse(0), Arrays.stream(places).max().orElse(0)));
  }
}
