package org.deriv.lang.elaborate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Dim;
import org.deriv.expr.Shape;
import org.deriv.expr.ShapeRules;

/** How large shapes and numbers may be, so that no input exhausts the program. */
final class Limits {
  private static final int MOST_TERMS = 64;
  private static final int HIGHEST_DEGREE = 32;
  private static final long LARGEST_FACTOR = 1L << 24;
  private static final int MOST_DIGITS = 1000;
  private static final int HIGHEST_RANK = 16;

  private Limits() {}

  /** Whether a dimension is small enough to be multiplied by another without overflow. */
  static boolean allow(Dim dim) {
    if (dim.terms().size() > MOST_TERMS) {
      return false;
    }
    for (Map.Entry<List<String>, Long> term : dim.terms().entrySet()) {
      if (term.getKey().size() > HIGHEST_DEGREE || Math.abs(term.getValue()) > LARGEST_FACTOR) {
        return false;
      }
    }
    return true;
  }

  /** Whether a shape is small enough. */
  static boolean allow(Shape shape) {
    return shape.rank() <= HIGHEST_RANK && shape.dims().stream().allMatch(Limits::allow);
  }

  /** Whether a number is short enough to be held exactly. */
  static boolean allow(BigDecimal number) {
    return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
  }

  /** What is said of a shape that is too large. */
  static ShapeRules.Misfit misfit() {
    return new ShapeRules.Misfit(
        ShapeRules.Misfit.Kind.COUNT, "the shape of the result is too large", List.of());
  }
}
