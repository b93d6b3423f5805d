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

  /** As many operands as one expression may join. */
  static final int MOST_OPERANDS = 2000;

  /** As many factors as one product may have: each is multiplied with all before it. */
  static final int MOST_FACTORS = 200;

  /** As many indices as one sum may bind, and as many values as {@code where} may give. */
  static final int MOST_INDICES = 16;

  /** As many definitions as may depend on each other. */
  static final int MOST_TOGETHER = 64;

  /** As many statements, names and conditions as one problem may have. */
  static final int MOST_STATEMENTS = 2000;

  /** A statement longer than this is not read again for corrections. */
  static final int LONGEST_CORRECTED = 4000;

  private Limits() {}

  /** What is said where there are more of something than is allowed. */
  static Finding tooMany(String what, int most, org.deriv.diagnostic.Span span) {
    return Finding.error("too-large", "there are at most " + most + " " + what + " here", span)
        .help("name a part with `let`");
  }

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
