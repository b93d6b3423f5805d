package org.deriv.normal;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/**
 * Whether a difference is a sum of products, entry by entry, of what is assumed to be 0 and of
 * something that has a value: {@code x == a/b} follows from {@code b*x - a == 0}, and {@code (a +
 * b)*(x - 1) == 0} from {@code x == 1}.
 */
final class AssumedMultiples {
  private static final int MOST_TERMS = 60;
  private static final int MOST_DIVISIONS = 40;
  private static final int LEADS = 3;

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
    List<Poly> divisors = zeros.stream().map(test::cleared).filter(z -> !z.isZero()).toList();
    if (divisors.stream().anyMatch(zero -> isMultiple(cleared, zero, gap))) {
      return true;
    }
    for (int lead = 0; lead < LEADS; lead++) {
      if (test.isZero(remainder(cleared, divisors, lead))) {
        return true;
      }
    }
    return false;
  }

  /** What is left when multiples are taken away that cancel a term each, some number of times. */
  private Poly remainder(Poly gap, List<Poly> divisors, int lead) {
    Poly rest = gap;
    for (int round = 0; round < MOST_DIVISIONS && !rest.isZero(); round++) {
      Optional<Poly> less = divided(rest, divisors, lead);
      if (less.isEmpty() || less.get().size() > 2 * MOST_TERMS) {
        return rest;
      }
      rest = less.get();
    }
    return rest;
  }

  private Optional<Poly> divided(Poly rest, List<Poly> divisors, int lead) {
    for (Poly zero : divisors) {
      List<Monomial> terms = zero.sorted().stream().filter(term -> !term.isOne()).toList();
      if (terms.isEmpty()) {
        continue;
      }
      Monomial leading = terms.get(Math.min(lead, terms.size() - 1));
      for (Monomial mine : rest.sorted()) {
        if (divides(leading, mine)) {
          Monomial factor = mine.times(leading.power(Rational.of(-1)));
          Rational ratio = rest.coefficient(mine).over(zero.coefficient(leading));
          return Optional.of(rest.minus(kernel.ring().times(Poly.of(factor, ratio), zero)));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether the quotient has no factor that the divisor brings below the line. */
  private static boolean divides(Monomial divisor, Monomial of) {
    return divisor.powers().stream()
        .allMatch(power -> {
          Rational have = of.exponentOf(power.use());
          return power.exponent().signum() > 0 && have.compareTo(power.exponent()) >= 0;
        });
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
