package org.deriv.autodiff;

import java.util.List;
import java.util.Map;

/** What numbers say of a statement. */
public sealed interface Evidence {
  /**
   * The statement held wherever it was tried.
   *
   * @param points the valid points at which it was evaluated, over all dimensions
   * @param dimensions the numbers tried for the dimensions, natural numbers and indices
   * @param instances how many different instances of the unknown functions were used; 0 where there
   *     are none
   * @param largestRelativeError the largest difference seen, relative to the scale of the terms;
   *     for an inequality 0
   * @param remark what a reader must know besides, such as points skipped; empty if nothing
   */
  record Agree(
      int points,
      List<Map<String, Long>> dimensions,
      int instances,
      double largestRelativeError,
      String remark)
      implements Evidence {
    /** Copies the list. */
    public Agree {
      dimensions = List.copyOf(dimensions);
    }
  }

  /** The statement fails at a point that meets every assumption. */
  record Differ(Counterexample counterexample) implements Evidence {}

  /** A claim that something exists (two sides are not identical) is settled by this point. */
  record Shown(Counterexample example) implements Evidence {}

  /** Nothing can be said. */
  record NoAnswer(String why) implements Evidence {}
}
