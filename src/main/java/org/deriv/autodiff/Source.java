package org.deriv.autodiff;

import java.util.List;

/**
 * A random number that is independent of every other. Random quantities are written as expressions
 * of sources.
 *
 * @param parameters the cells of its parameters
 */
record Source(Kind kind, List<Integer> parameters) {
  Source {
    parameters = List.copyOf(parameters);
  }

  /** Its distribution. */
  enum Kind {
    /** -1 or 1, equally likely. */
    SIGN,
    /** 2 with probability 1/5, else -1/2: mean 0, variance 1, skewed. */
    SKEW,
    /** 2 with probability 1/5, else 1/2: mean square 1. */
    SCALE,
    /** 1 with the probability given, else 0. */
    BERNOULLI,
    /** Positions with the probabilities given, counted from 1. */
    CATEGORICAL,
    /** How many of so many trials succeed, with a probability each. */
    BINOMIAL,
    /** With the mean given. */
    POISSON,
    /** Standard normal. */
    NORMAL,
    /** Between 0 and 1. */
    UNIFORM,
    /** With rate 1. */
    EXPONENTIAL,
    /** With the shape given and rate 1. */
    GAMMA,
    /** With the two shapes given. */
    BETA,
    /** With mean 0 and scale 1. */
    LAPLACE;

    /** Where its values lie. */
    Draw draw() {
      return switch (this) {
        case SIGN -> new Draw.Sign();
        case SKEW -> new Draw.Among(List.of(2.0, -0.5));
        case SCALE -> new Draw.Among(List.of(2.0, 0.5));
        case BERNOULLI -> new Draw.Among(List.of(0.0, 1.0));
        case CATEGORICAL -> new Draw.Among(List.of(1.0, 2.0));
        case BINOMIAL -> new Draw.Among(List.of(0.0, 1.0));
        case POISSON -> new Draw.Among(List.of(0.0, 1.0, 2.0));
        case NORMAL -> new Draw.Real();
        case UNIFORM -> new Draw.Between(0, 1);
        case EXPONENTIAL -> new Draw.Between(0, Double.POSITIVE_INFINITY);
        case GAMMA -> new Draw.Between(0, Double.POSITIVE_INFINITY);
        case BETA -> new Draw.Between(0, 1);
        case LAPLACE -> new Draw.Real();
      };
    }
  }
}
