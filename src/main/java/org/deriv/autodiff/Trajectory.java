package org.deriv.autodiff;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a sequence does when it is run on numbers. */
public sealed interface Trajectory {
  /**
   * Its values.
   *
   * @param dims the lengths of the axes of a value, none for a number
   * @param moments one for each time at which there is a value
   * @param arithmetic in what they were worked out
   * @param disagreement the largest relative difference from the same in fewer digits
   * @param horizons the last times that were taken for names such as {@code T}
   */
  record Values(
      List<Integer> dims,
      List<Moment> moments,
      Arithmetic arithmetic,
      double disagreement,
      Map<String, Long> horizons)
      implements Trajectory {
    /** Copies. */
    public Values {
      dims = List.copyOf(dims);
      moments = List.copyOf(moments);
      horizons = Map.copyOf(horizons);
    }
  }

  /** In what values were worked out where they are not exact. */
  enum Arithmetic {
    /** None was needed: all are exact. */
    EXACT,
    /** Decimals of 40 digits, compared with doubles. */
    DECIMAL,
    /** Decimals of 120 digits, compared with 40 digits, for doubles go astray. */
    LONG_DECIMAL,
    /** Doubles. */
    DOUBLE
  }

  /** The value at a time, row-major; an entry is empty where it is undefined. */
  record Moment(long time, List<Optional<Quantity>> entries) {
    /** Copies. */
    public Moment {
      entries = List.copyOf(entries);
    }
  }

  /** There are none, or they were not found. */
  record None(String why) implements Trajectory {}
}
