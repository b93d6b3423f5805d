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

  private static Rational exact(BigDecimal value) {
    return Rational.parse(value.toPlainString());
  }
}
