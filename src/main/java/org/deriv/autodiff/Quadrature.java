package org.deriv.autodiff;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.deriv.expr.Rational;

/** Rules for integrals, to more digits than any evaluation asks for. */
final class Quadrature {
  private static final MathContext DIGITS = new MathContext(80);

  /** In units of which numbers are kept. */
  private static final BigInteger ONE = BigInteger.ONE.shiftLeft(200);

  private static final BigDecimal SMALLEST = BigDecimal.ONE.scaleByPowerOfTen(-74);

  private Quadrature() {}

  /** A point and its weight. */
  record Node(Rational at, Rational weight) {}

  /** The rules that are asked for again and again. */
  private static final class Ready {
    static final List<Node> COARSE = legendreByNewton(Orders.COARSE);
    static final List<Node> FINE = legendreByNewton(Orders.FINE);
    static final List<Node> SHORT = legendreByNewton(Orders.COARSE / 2);
    static final List<Node> SHORT_FINE = legendreByNewton(Orders.FINE / 2);
    static final List<Node> BELL = hermiteByNewton(Orders.COARSE);
    static final List<Node> BELL_FINE = hermiteByNewton(Orders.FINE);
  }

  /** The Gauss–Legendre rule on [-1, 1]. */
  static List<Node> legendre(int order) {
    return switch (order) {
      case Orders.COARSE -> Ready.COARSE;
      case Orders.FINE -> Ready.FINE;
      case Orders.COARSE / 2 -> Ready.SHORT;
      case Orders.FINE / 2 -> Ready.SHORT_FINE;
      default -> legendreByNewton(order);
    };
  }

  /** The Gauss–Hermite rule for the standard normal density. */
  static List<Node> hermite(int order) {
    return switch (order) {
      case Orders.COARSE -> Ready.BELL;
      case Orders.FINE -> Ready.BELL_FINE;
      default -> hermiteByNewton(order);
    };
  }

  /** The roots of the Legendre polynomial. */
  private static List<Node> legendreByNewton(int order) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 1; i <= order; i++) {
      BigDecimal x = new BigDecimal(Math.cos(Math.PI * (i - 0.25) / (order + 0.5)));
      BigDecimal slope = BigDecimal.ONE;
      for (int step = 0; step < 8; step++) {
        BigDecimal[] p = legendre(order, x);
        slope = p[1];
        BigDecimal change = p[0].divide(p[1], DIGITS);
        if (isNothing(change)) {
          break;
        }
        x = x.subtract(change, DIGITS);
      }
      // weight = 2/((1 - x²) P'(x)²)
      BigDecimal below =
          BigDecimal.ONE.subtract(x.multiply(x)).multiply(slope.multiply(slope), DIGITS);
      nodes.add(new Node(exact(x), exact(BigDecimal.TWO.divide(below, DIGITS))));
    }
    return nodes;
  }

  /** The polynomial and its derivative, by Bonnet's recursion. */
  private static BigDecimal[] legendre(int order, BigDecimal x) {
    BigDecimal before = BigDecimal.ONE;
    BigDecimal p = x;
    for (int k = 2; k <= order; k++) {
      BigDecimal next =
          x.multiply(p)
              .multiply(BigDecimal.valueOf(2L * k - 1))
              .subtract(before.multiply(BigDecimal.valueOf(k - 1L)))
              .divide(BigDecimal.valueOf(k), DIGITS);
      before = p;
      p = next;
    }
    // P'(x) = n (x P - P₋₁)/(x² - 1)
    BigDecimal slope =
        x.multiply(p)
            .subtract(before)
            .multiply(BigDecimal.valueOf(order))
            .divide(x.multiply(x).subtract(BigDecimal.ONE), DIGITS);
    return new BigDecimal[] {p, slope};
  }

  /** The roots of the Hermite polynomial, from eigenvalues in double precision. */
  private static List<Node> hermiteByNewton(int order) {
    // The roots are the eigenvalues of the matrix of the recursion (Golub & Welsch 1969).
    double[] matrix = new double[order * order];
    for (int i = 1; i < order; i++) {
      matrix[i * order + i - 1] = Math.sqrt(i);
      matrix[(i - 1) * order + i] = Math.sqrt(i);
    }
    double[] starts = Eigenproblem.solve(matrix, order, 0).outputs();
    List<Node> nodes = new ArrayList<>();
    BigDecimal factorial = BigDecimal.ONE;
    for (int k = 2; k < order; k++) {
      factorial = factorial.multiply(BigDecimal.valueOf(k));
    }
    for (int i = 0; i < order; i++) {
      BigDecimal x = new BigDecimal(starts[i]);
      BigDecimal before = BigDecimal.ONE;
      for (int step = 0; step < 8; step++) {
        BigDecimal[] p = hermite(order, x);
        before = p[1];
        // He_n' = n He_(n-1)
        BigDecimal slope = p[1].multiply(BigDecimal.valueOf(order));
        BigDecimal change = p[0].divide(slope, DIGITS);
        if (isNothing(change)) {
          break;
        }
        x = x.subtract(change, DIGITS);
      }
      // weight = (n-1)!/(n He_(n-1)(x)²)
      BigDecimal below = before.multiply(before).multiply(BigDecimal.valueOf(order));
      nodes.add(new Node(exact(x), exact(factorial.divide(below, DIGITS))));
    }
    return nodes;
  }

  /** He_n and He_(n-1). */
  private static BigDecimal[] hermite(int order, BigDecimal x) {
    BigDecimal before = BigDecimal.ONE;
    BigDecimal p = x;
    for (int k = 2; k <= order; k++) {
      BigDecimal next = x.multiply(p).subtract(before.multiply(BigDecimal.valueOf(k - 1L)), DIGITS);
      before = p;
      p = next;
    }
    return new BigDecimal[] {p, before};
  }

  /**
   * For integrals over the positive numbers of what falls like an exponential: x = exp(t - e^(-t))
   * (Takahasi & Mori 1974).
   */
  static List<Node> halfLine(int order) {
    List<Node> nodes = new ArrayList<>();
    double step = 9.6 / (2 * order);
    for (int k = 0; k <= 2 * order; k++) {
      double t = -4.1 + k * step;
      double x = Math.exp(t - Math.exp(-t));
      double weight = step * x * (1 + Math.exp(-t));
      nodes.add(new Node(Functions.exact(x), Functions.exact(weight)));
    }
    return nodes;
  }

  /** For integrals over (0, 1): x = 1/(1 + exp(-π sinh t)). */
  static List<Node> interval(int order) {
    List<Node> nodes = new ArrayList<>();
    double step = 3.2 / order;
    for (int k = -order; k <= order; k++) {
      double t = k * step;
      double e = Math.exp(-Math.PI * Math.sinh(t));
      double x = 1 / (1 + e);
      double weight = step * Math.PI * Math.cosh(t) * e * x * x;
      if (x > 1e-14 && x < 1 - 1e-14) {
        nodes.add(new Node(Functions.exact(x), Functions.exact(weight)));
      }
    }
    return nodes;
  }

  /** Whether Newton's iteration has arrived: the next step would be below every digit. */
  private static boolean isNothing(BigDecimal change) {
    return change.abs().compareTo(SMALLEST) < 0;
  }

  /**
   * The number to so many bits after the point that nothing is lost that digits would show: what is
   * a multiple of a power of 2 is added and multiplied fast.
   */
  static Rational exact(BigDecimal value) {
    BigDecimal scale = new BigDecimal(ONE);
    return new Rational(
        value.multiply(scale).setScale(0, RoundingMode.HALF_EVEN).toBigIntegerExact(), ONE);
  }
}
