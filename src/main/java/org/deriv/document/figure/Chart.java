package org.deriv.document.figure;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.deriv.document.Formula;

/**
 * Curves to be drawn over one axis.
 *
 * @param across the axis of the variable, whose range must be given where a curve is sampled
 * @param up the axis of the values; its range is found from them where it is not given
 */
public record Chart(Axis across, Axis up, List<Curve> curves) {
  /** Copies the list. */
  public Chart {
    curves = List.copyOf(curves);
  }

  /** Curves over a range of a variable, on plain axes. */
  public static Chart of(Formula variable, Range range, List<Curve> curves) {
    return new Chart(
        new Axis(Optional.of(variable), Scale.LINEAR, Optional.of(range)),
        new Axis(Optional.empty(), Scale.LINEAR, Optional.empty()),
        curves);
  }

  /** The same with values on a logarithmic axis. */
  public Chart withLogarithmicValues() {
    return new Chart(across, new Axis(up.label(), Scale.LOGARITHMIC, up.range()), curves);
  }

  /** The same with a name on the axis of the values. */
  public Chart withValuesNamed(Formula name) {
    return new Chart(across, new Axis(Optional.of(name), up.scale(), up.range()), curves);
  }

  /** An axis. */
  public record Axis(Optional<Formula> label, Scale scale, Optional<Range> range) {}

  /** The values from one to another. */
  public record Range(double from, double to) {
    /** Whether it is finite and not empty. */
    boolean isProper() {
      return Double.isFinite(from) && Double.isFinite(to) && from < to;
    }

    double width() {
      return to - from;
    }
  }

  /** How an axis is divided. */
  public enum Scale {
    /** Equal steps for equal differences. */
    LINEAR,
    /** Equal steps for equal ratios; of positive values only. */
    LOGARITHMIC
  }

  /** A curve with its name. */
  public sealed interface Curve {
    /** The name. */
    Formula label();

    /** A function, undefined where its value is not finite. */
    record Sampled(Formula label, DoubleUnaryOperator value) implements Curve {}

    /** Points joined in order, such as the terms of a sequence. */
    record Listed(Formula label, List<Datum> points) implements Curve {
      /** Copies the list. */
      public Listed {
        points = List.copyOf(points);
      }
    }
  }

  /** A point of a curve. */
  public record Datum(double x, double y) {}
}
