package org.deriv.document.figure;

import java.util.List;
import java.util.Optional;
import org.deriv.document.Formula;

/**
 * A chart worked out: its axes, and its curves as points of the unit square, y upwards.
 *
 * @param traces in the order of the chart
 */
record Plot(
    Span across, Span up, Optional<Formula> variable, Optional<Formula> value, List<Trace> traces) {
  Plot {
    traces = List.copyOf(traces);
  }

  /** What is seen of a curve. */
  record Trace(Formula label, Pen pen, List<List<Point>> parts, List<Point> dots) {
    Trace {
      parts = parts.stream().map(List::copyOf).toList();
      dots = List.copyOf(dots);
    }

    /** Where it leaves the square on the right; empty where it does not get there. */
    Optional<Point> end() {
      return parts.isEmpty() || parts.getLast().getLast().x() < 0.995
          ? Optional.empty()
          : Optional.of(parts.getLast().getLast());
    }
  }
}
