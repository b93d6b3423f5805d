package org.deriv.normal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deriv.expr.Rational;
import org.deriv.normal.Template.Content;

/**
 * Whether a normal form is zero, also after multiplying by its denominators, which are not zero
 * wherever it is defined.
 */
final class ZeroTest {
  private static final int ROUNDS = 8;

  private final Kernel kernel;

  ZeroTest(Kernel kernel) {
    this.kernel = kernel;
  }

  boolean isZero(Poly poly) {
    return cleared(poly).isZero();
  }

  /** Multiplied by its denominators until there are none, or it is hopeless. */
  Poly cleared(Poly poly) {
    Poly rest = poly;
    for (int round = 0; round < ROUNDS && !rest.isZero(); round++) {
      Map<Use, Rational> denominators = denominators(rest);
      if (denominators.isEmpty()) {
        return rest;
      }
      rest = cleared(rest, denominators);
    }
    return rest;
  }

  /** The groups with a negative exponent somewhere, and the least exponent of each. */
  private static Map<Use, Rational> denominators(Poly poly) {
    Map<Use, Rational> least = new LinkedHashMap<>();
    for (Monomial monomial : poly.terms().keySet()) {
      for (Power power : monomial.powers()) {
        if (power.use().template().content() instanceof Content.Group
            && power.exponent().signum() < 0) {
          least.merge(power.use(), power.exponent(), (a, b) -> a.compareTo(b) < 0 ? a : b);
        }
      }
    }
    return least;
  }

  /** Every term multiplied so that no exponent of a denominator stays negative. */
  private Poly cleared(Poly poly, Map<Use, Rational> denominators) {
    Poly.Sum sum = new Poly.Sum();
    for (var term : poly.terms().entrySet()) {
      Monomial raised = term.getKey();
      Poly product = Poly.ONE;
      for (var denominator : denominators.entrySet()) {
        Rational left = raised.exponentOf(denominator.getKey()).minus(denominator.getValue());
        raised =
            raised.times(
                Monomial.of(
                    denominator.getKey(), raised.exponentOf(denominator.getKey()).negate()));
        Poly base = kernel.ring().value(denominator.getKey());
        product = kernel.ring().times(product, kernel.powers().power(base, left));
      }
      sum.add(kernel.ring().times(product, Poly.of(raised)), term.getValue());
    }
    return sum.poly();
  }
}
