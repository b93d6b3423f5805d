package org.deriv.autodiff;

/** Functions that the JDK lacks. */
final class Special {
  private static final double TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);

  private Special() {}

  /** The error function, by the series of positive terms 2/√π e^(-x²) Σ 2ᵏ x^(2k+1)/(2k+1)!!. */
  static double erf(double x) {
    double size = Math.abs(x);
    if (!(size < 6.5)) {
      return size >= 6.5 ? Math.signum(x) : Double.NaN;
    }
    double term = size;
    double sum = size;
    for (int k = 1; term > sum * 1e-18; k++) {
      term *= 2 * size * size / (2 * k + 1);
      sum += term;
    }
    return Math.copySign(TWO_OVER_ROOT_PI * Math.exp(-size * size) * sum, x);
  }
}
