package org.deriv.scalar;

/**
 * A number known up to an error: the true value is within {@code error} of {@code value}, by the
 * usual running error analysis (Higham, Accuracy and Stability of Numerical Algorithms, §3.3), to
 * first order. Where a function is not defined both are NaN.
 */
record Approximation(double value, double error) {
  static final Approximation UNDEFINED = new Approximation(Double.NaN, Double.NaN);
  static final Approximation ZERO = exactly(0);
  static final Approximation ONE = exactly(1);

  private static final double UNIT = 0x1p-53;
  // Below this a double loses digits, and then everything.
  private static final double TINY = 1e-290;
  // The error analysis is of first order, and the library's functions are good to one unit or two.
  private static final double SAFETY = 8;

  static Approximation exactly(double value) {
    return new Approximation(value, 0);
  }

  static Approximation rounded(double value) {
    return of(value, 0);
  }

  /** A value that was computed from inexact ones and then rounded. */
  private static Approximation of(double value, double error) {
    if (Double.isNaN(value) || Double.isInfinite(value) || Double.isNaN(error)) {
      return UNDEFINED;
    }
    return new Approximation(
        value, error + 2 * UNIT * Math.abs(value) + (Math.abs(value) < TINY ? TINY : 0));
  }

  boolean isDefined() {
    return !Double.isNaN(value);
  }

  Approximation plus(Approximation other) {
    if (value == 0 && error == 0) {
      return other;
    }
    if (other.value == 0 && other.error == 0) {
      return this;
    }
    double sum = value + other.value;
    if (error == 0 && other.error == 0 && lost(value, other.value, sum) == 0) {
      return exactly(sum);
    }
    return of(sum, error + other.error);
  }

  /** What rounding took from a sum, exactly (Knuth's TwoSum). */
  private static double lost(double left, double right, double sum) {
    double virtual = sum - left;
    return (left - (sum - virtual)) + (right - virtual);
  }

  Approximation negate() {
    return new Approximation(-value, error);
  }

  Approximation times(Approximation other) {
    if ((value == 0 && error == 0) || (other.value == 0 && other.error == 0)) {
      return isDefined() && other.isDefined() ? ZERO : UNDEFINED;
    }
    double product = value * other.value;
    if (error == 0
        && other.error == 0
        && Math.abs(product) > TINY
        && Math.fma(value, other.value, -product) == 0) {
      return exactly(product);
    }
    return of(
        product,
        Math.abs(value) * other.error + Math.abs(other.value) * error + error * other.error);
  }

  Approximation reciprocal() {
    double size = Math.abs(value);
    return size <= error ? UNDEFINED : of(1 / value, error / (size * (size - error)));
  }

  Approximation power(Approximation exponent) {
    if (exponent.error == 0 && exponent.value == Math.rint(exponent.value)) {
      return wholePower(exponent.value);
    }
    if (value <= error) {
      return UNDEFINED;
    }
    double power = Math.pow(value, exponent.value);
    double relative =
        Math.abs(exponent.value) * error / (value - error)
            + Math.abs(Math.log(value)) * exponent.error;
    return of(power, Math.abs(power) * relative);
  }

  private Approximation wholePower(double exponent) {
    if (exponent == 0) {
      return isDefined() ? ONE : UNDEFINED;
    }
    if (value == 0 && error == 0) {
      return exponent > 0 ? ZERO : UNDEFINED;
    }
    double size = Math.abs(value);
    if (size <= 2 * error) {
      return exponent > 0
          ? of(Math.pow(value, exponent), Math.pow(size + error, exponent))
          : UNDEFINED;
    }
    double power = Math.pow(value, exponent);
    double growth = Math.expm1(Math.abs(exponent) * error / (size - error));
    return of(power, Math.abs(power) * growth);
  }

  Approximation exp() {
    double power = Math.exp(value);
    return of(power, power * Math.expm1(error));
  }

  Approximation log() {
    return value <= error ? UNDEFINED : of(Math.log(value), error / (value - error));
  }

  Approximation sqrt() {
    if (value == 0 && error == 0) {
      return ZERO;
    }
    if (value < -error) {
      return UNDEFINED;
    }
    double root = Math.sqrt(Math.max(0, value));
    return of(root, value <= 2 * error ? Math.sqrt(3 * error) : error / (2 * root));
  }

  Approximation abs() {
    return new Approximation(Math.abs(value), error);
  }

  /** Where the sign is not certain there is none. */
  Approximation sign() {
    return error > 0 && Math.abs(value) <= error ? UNDEFINED : exactly(Math.signum(value));
  }

  Approximation sin() {
    return of(Math.sin(value), error);
  }

  Approximation cos() {
    return of(Math.cos(value), error);
  }

  Approximation tanh() {
    return of(Math.tanh(value), error);
  }

  Approximation sigmoid() {
    double small = Math.exp(-Math.abs(value));
    double sigmoid = value >= 0 ? 1 / (1 + small) : small / (1 + small);
    return of(sigmoid, 2 * UNIT * sigmoid + sigmoid * Math.expm1(error));
  }

  Approximation softplus() {
    return of(Math.max(value, 0) + Math.log1p(Math.exp(-Math.abs(value))), error);
  }

  Approximation larger(Approximation other) {
    return isDefined() && other.isDefined()
        ? new Approximation(Math.max(value, other.value), Math.max(error, other.error))
        : UNDEFINED;
  }

  Approximation smaller(Approximation other) {
    return negate().larger(other.negate()).negate();
  }

  Approximation erf() {
    return of(ErrorFunction.at(value), error * 2 / Math.sqrt(Math.PI) + 16 * UNIT);
  }

  /** How two values of one quantity compare. */
  enum Agreement {
    /** The same, as far as was computed, and that is far enough to mean something. */
    SAME,
    /** Certainly different. */
    DIFFERENT,
    /** Too inexact to tell. */
    UNCLEAR
  }

  Agreement compare(Approximation other) {
    if (!isDefined() || !other.isDefined()) {
      return Agreement.UNCLEAR;
    }
    double tolerance = SAFETY * (error + other.error);
    double size = Math.max(Math.abs(value), Math.abs(other.value));
    if (Math.abs(value - other.value) > tolerance) {
      return Agreement.DIFFERENT;
    }
    boolean underflowed = tolerance > 0 && size < TINY * 1e10 && tolerance < TINY * 1e10;
    boolean sharp = tolerance <= 1e-7 * size || tolerance <= 1e-9;
    return sharp && !underflowed ? Agreement.SAME : Agreement.UNCLEAR;
  }
}
