package org.deriv.autodiff;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.deriv.expr.Rational;

/** Rules for integrals, to more digits than any evaluation asks for. */
final class Quadrature {
  private static final MathContext DIGITS = new MathContext(80);

  private Quadrature() {}

  /** A point and its weight. */
  record Node(Rational at, Rational weight) {}

  /** The Gauss–Legendre rule on [-1, 1]: the roots of the Legendre polynomial, by Newton. */
  static List<Node> legendre(int order) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 1; i <= order; i++) {
      BigDecimal x = new BigDecimal(Math.cos(Math.PI * (i - 0.25) / (order + 0.5)));
      BigDecimal slope = BigDecimal.ONE;
      for (int step = 0; step < 8; step++) {
        BigDecimal[] p = legendre(order, x);
        slope = p[1];
        x = x.subtract(p[0].divide(p[1], DIGITS), DIGITS);
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

  /** The Gauss–Hermite rule for the standard normal density, by Newton from double eigenvalues. */
  static List<Node> hermite(int order) {
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
        x = x.subtract(p[0].divide(slope, DIGITS), DIGITS);
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
      BigDecimal next =
          x.multiply(p).subtract(before.multiply(BigDecimal.valueOf(k - 1L)), DIGITS);
      before = p;
      p = next;
    }
    return new BigDecimal[] {p, before};
  }

  /** The Gauss–Laguerre rule for the exponential density, by Newton from double eigenvalues. */
  static List<Node> laguerre(int order) {
    double[] matrix = new double[order * order];
    for (int i = 0; i < order; i++) {
      matrix[i * order + i] = 2 * i + 1;
      if (i > 0) {
        matrix[i * order + i - 1] = i;
        matrix[(i - 1) * order + i] = i;
      }
    }
    double[] starts = Eigenproblem.solve(matrix, order, 0).outputs();
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < order; i++) {
      BigDecimal x = new BigDecimal(starts[i]);
      BigDecimal before = BigDecimal.ONE;
      for (int step = 0; step < 8; step++) {
        BigDecimal[] p = laguerre(order, x);
        before = p[1];
        // x L_n' = n (L_n - L_(n-1))
        BigDecimal slope =
            p[0].subtract(p[1]).multiply(BigDecimal.valueOf(order)).divide(x, DIGITS);
        x = x.subtract(p[0].divide(slope, DIGITS), DIGITS);
      }
      // weight = x/(n L_(n-1)(x))²
      BigDecimal below = before.multiply(BigDecimal.valueOf(order));
      nodes.add(new Node(exact(x), exact(x.divide(below.multiply(below), DIGITS))));
    }
    return nodes;
  }

  /** L_n and L_(n-1). */
  private static BigDecimal[] laguerre(int order, BigDecimal x) {
    BigDecimal before = BigDecimal.ONE;
    BigDecimal p = BigDecimal.ONE.subtract(x);
    for (int k = 2; k <= order; k++) {
      BigDecimal next =
          BigDecimal.valueOf(2L * k - 1)
              .subtract(x)
              .multiply(p)
              .subtract(before.multiply(BigDecimal.valueOf(k - 1L)))
              .divide(BigDecimal.valueOf(k), DIGITS);
      before = p;
      p = next;
    }
    return new BigDecimal[] {p, before};
  }

  /** For integrals over the positive numbers: x = exp(π/2 sinh t) (Takahasi & Mori 1974). */
  static List<Node> halfLine(int order) {
    List<Node> nodes = new ArrayList<>();
    double step = 4.2 / order;
    for (int k = -order; k <= order; k++) {
      double t = k * step;
      double x = Math.exp(Math.PI / 2 * Math.sinh(t));
      double weight = step * Math.PI / 2 * Math.cosh(t) * x;
      if (x > 1e-30 && x < 1e6) {
        nodes.add(new Node(Functions.exact(x), Functions.exact(weight)));
      }
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

  private static Rational exact(BigDecimal value) {
    return Rational.parse(value.toPlainString());
  }
}
