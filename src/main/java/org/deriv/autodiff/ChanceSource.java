package org.deriv.autodiff;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

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

  /**
   * One of which the moments are known, and its values with their weights as well as they are.
   *
   * @param moment from the order to the cell of E[x^order]
   */
  record Moments(IntUnaryOperator moment, Values values) implements Law {}

  /** A value and its weight, as cells. */
  record Node(int at, int weight) {}

  /** Values and weights for functions that are no polynomials. */
  interface Values {
    /**
     * The values.
     *
     * @param order how many, roughly
     * @param kinks the cells of values at which the function is not smooth
     */
    List<Node> of(int order, Supplier<List<Integer>> kinks);
  }
}
