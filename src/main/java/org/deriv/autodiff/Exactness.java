package org.deriv.autodiff;

import java.util.List;
import java.util.Map;

/** What evaluation modulo large primes says of a difference of two expressions. */
public sealed interface Exactness {
  /**
   * The difference is zero as a function of all entries, at each of these dimensions.
   *
   * @param dimensions the numbers for which this was decided
   * @param points random points (with a random prime each) at which it vanished, per dimensions
   * @param errorExponent the chance that this is wrong is below 2 to this power
   */
  record Zero(List<Map<String, Long>> dimensions, int points, int errorExponent)
      implements Exactness {
    /** Copies the list. */
    public Zero {
      dimensions = List.copyOf(dimensions);
    }
  }

  /** The difference is not zero as a rational function at these dimensions. */
  record NonZero(Map<String, Long> dimensions) implements Exactness {}

  /** The question is not of the kind that this can decide. */
  record Refused(String why) implements Exactness {}
}
