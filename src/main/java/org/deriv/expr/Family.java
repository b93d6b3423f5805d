package org.deriv.expr;

/** A family of distributions, with the parameters in the order in which they are written. */
public enum Family {
  /** Bernoulli(probability of 1). */
  BERNOULLI("Bernoulli", 1),
  /** Binomial(trials, probability). */
  BINOMIAL("Binomial", 2),
  /** Categorical(vector of probabilities); the draw is a position, counted from 1. */
  CATEGORICAL("Categorical", 1),
  /** Poisson(mean). */
  POISSON("Poisson", 1),
  /** Normal(mean, variance), or of a vector Normal(mean, covariance). */
  NORMAL("Normal", 2),
  /** Uniform(lower, upper). */
  UNIFORM("Uniform", 2),
  /** Exponential(rate). */
  EXPONENTIAL("Exponential", 1),
  /** Gamma(shape, rate). */
  GAMMA("Gamma", 2),
  /** Beta(a, b). */
  BETA("Beta", 2),
  /** Laplace(mean, scale). */
  LAPLACE("Laplace", 2),
  /** Rademacher: -1 or 1, each with probability 1/2. */
  RADEMACHER("Rademacher", 0),
  /** LogNormal(mean of the logarithm, variance of the logarithm). */
  LOG_NORMAL("LogNormal", 2);

  private final String word;
  private final int parameters;

  Family(String word, int parameters) {
    this.word = word;
    this.parameters = parameters;
  }

  /** How it is written. */
  public String word() {
    return word;
  }

  /** The number of its parameters. */
  public int parameters() {
    return parameters;
  }
}
