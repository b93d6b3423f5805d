package org.deriv.normal;

import java.util.List;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/**
 * Whether a difference is a product, entry by entry, of what is assumed to be 0 and of something
 * that has a value: {@code x == a/b} follows from {@code b*x - a == 0}.
 */
final class AssumedMultiples {
  private static final int MOST_TERMS = 60;

  private final Session session;
  private final Kernel kernel;
  private final Shape shape;

  AssumedMultiples(Session session, Shape shape) {
    this.session = session;
    this.shape = shape;
    this.kernel = session.kernel();
  }

  boolean isZero(Poly gap) {
    List<Poly> zeros = session.assumedZeros(shape);
    if (zeros.isEmpty() || gap.size() > MOST_TERMS) {
      return false;
    }
    ZeroTest test = new ZeroTest(kernel);
    Poly cleared = test.cleared(gap);
    return zeros.stream().map(test::cleared).anyMatch(zero -> isMultiple(cleared, zero, gap));
  }

  private boolean isMultiple(Poly gap, Poly zero, Poly given) {
    if (zero.isZero() || zero.size() > gap.size()) {
      return false;
    }
    Monomial shared = zero.sorted().iterator().next();
    for (Monomial mine : gap.sorted()) {
      Monomial factor = mine.times(shared.power(Rational.of(-1)));
      Rational ratio = gap.coefficient(mine).over(zero.coefficient(shared));
      if (hasValue(factor, given)) {
        Poly product = kernel.ring().times(Poly.of(factor, ratio), zero);
        if (product.equals(gap) || new ZeroTest(kernel).isZero(gap.minus(product))) {
          return true;
        }
      }
    }
    return false;
  }

  /** What is divided by is not 0: the difference divides by it too, or its sign is known. */
  private boolean hasValue(Monomial factor, Poly gap) {
    for (Power power : factor.powers()) {
      boolean divides = power.exponent().signum() < 0;
      if (divides && !isDivisor(power.use(), gap) && !isNonzero(power.use())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDivisor(Use use, Poly gap) {
    return gap.terms().keySet().stream().anyMatch(m -> m.exponentOf(use).signum() < 0);
  }

  private boolean isNonzero(Use use) {
    return (kernel.signs().of(use).mask() & ~Sign.NONZERO.mask()) == 0;
  }
}
