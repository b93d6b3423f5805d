package org.deriv.autodiff;

import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A random number that is independent of all others, of which random quantities are functions.
 *
 * @param cell where it stands on the tape until it is averaged over
 */
record ChanceSource(int cell, Law law) {
  /** How it is distributed. */
  sealed interface Law {}

  /** Finitely many values with their probabilities, all of them cells. */
  record Finite(List<Integer> values, List<Integer> weights) implements Law {
    /** Copies the lists. */
    public Finite {
      values = List.copyOf(values);
      weights = List.copyOf(weights);
    }
  }

  /** One without parameters, with a density. */
  record Standard(Kind kind) implements Law {}

  /** Which. */
  enum Kind {
    /** Mean 0, variance 1. */
    NORMAL,
    /** On [-1, 1]. */
    UNIFORM,
    /** Rate 1. */
    EXPONENTIAL,
    /** Mean 0, scale 1. */
    LAPLACE
  }

  /** One that is known by its moments: from the order to the cell of E[x^order]. */
  record Moments(IntUnaryOperator moment) implements Law {}
}
