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
    SIGN(new Draw.Sign()),
    /** 2 with probability 1/5, else -1/2: mean 0, variance 1, skewed. */
    SKEW(new Draw.Among(List.of(2.0, -0.5))),
    /** 2 with probability 1/5, else 1/2: mean square 1. */
    SCALE(new Draw.Among(List.of(2.0, 0.5))),
    /** 1 with the probability given, else 0. */
    BERNOULLI(new Draw.Among(List.of(0.0, 1.0))),
    /** Positions with the probabilities given, counted from 1. */
    CATEGORICAL(new Draw.Among(List.of(1.0, 2.0))),
    /** How many of so many trials succeed, with a probability each. */
    BINOMIAL(new Draw.Among(List.of(0.0, 1.0))),
    /** With the mean given. */
    POISSON(new Draw.Among(List.of(0.0, 1.0, 2.0))),
    /** Standard normal. */
    NORMAL(new Draw.Real()),
    /** Between 0 and 1. */
    UNIFORM(new Draw.Between(0, 1)),
    /** With rate 1. */
    EXPONENTIAL(new Draw.Between(0, Double.POSITIVE_INFINITY)),
    /** With the shape given and rate 1. */
    GAMMA(new Draw.Between(0, Double.POSITIVE_INFINITY)),
    /** With the two shapes given. */
    BETA(new Draw.Between(0, 1)),
    /** With mean 0 and scale 1. */
    LAPLACE(new Draw.Real());

    private final Draw draw;

    Kind(Draw draw) {
      this.draw = draw;
    }

    /** Where its values lie. */
    Draw draw() {
      return draw;
    }
  }
}
