package org.deriv.expr;

/** A function of one real variable; of a tensor it is taken entry by entry. */
public sealed interface Function {
  /** How it is written. */
  String word();

  /** A function that the problem declares but does not define, such as {@code sigma : R -> R}. */
  record Named(String word) implements Function {}

  /** A function that the language knows. */
  enum Elementary implements Function {
    /** eˣ. */
    EXP("exp"),
    /** The natural logarithm, of a positive number. */
    LOG("log"),
    /** The nonnegative square root of a nonnegative number. */
    SQRT("sqrt"),
    /** |x|. */
    ABS("abs"),
    /** -1, 0 or 1. */
    SIGN("sign"),
    /** Sine. */
    SIN("sin"),
    /** Cosine. */
    COS("cos"),
    /** Hyperbolic tangent. */
    TANH("tanh"),
    /** 1/(1 + e⁻ˣ). */
    SIGMOID("sigmoid"),
    /** max(0, x). */
    RELU("relu"),
    /** log(1 + eˣ). */
    SOFTPLUS("softplus"),
    /** The error function. */
    ERF("erf"),
    /** x Φ(x), with the standard normal distribution function Φ. */
    GELU("gelu"),
    /** 1 for a positive argument, 0 for a negative one, undefined (a kink) at 0. */
    STEP("step");

    private final String word;

    Elementary(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
