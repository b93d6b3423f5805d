package org.deriv.normal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Rational;
import org.deriv.normal.Template.Content;

/** Sums over one index with closed forms: powers of the index, and geometric series. */
final class Series {
  private final Kernel kernel;

  Series(Kernel kernel) {
    this.kernel = kernel;
  }

  /** The closed form of a product summed over one index, where it is known. */
  Optional<Poly> close(int variable, Use range, Monomial body) {
    if (body.powers().size() != 1) {
      return Optional.empty();
    }
    Power power = body.powers().getFirst();
    Poly low = kernel.sums().bound(range, 0);
    Poly high = kernel.sums().bound(range, 1);
    if (!kernel.signs().of(high.minus(low).plus(Poly.ONE)).isNonnegative()) {
      return Optional.empty();
    }
    if (power.use().template().content() instanceof Content.Index) {
      return low.equals(Poly.ONE) && power.isNatural() ? powerSum(high, power) : Optional.empty();
    }
    return geometric(variable, low, high, power);
  }

  /** Σ i, Σ i², Σ i³ from 1 to n. */
  private Optional<Poly> powerSum(Poly high, Power power) {
    if (!power.exponent().isInt() || power.exponent().intValue() > 3) {
      return Optional.empty();
    }
    Poly triangle = kernel.ring().times(high, high.plus(Poly.ONE)).times(Rational.of(1, 2));
    return Optional.of(
        switch (power.exponent().intValue()) {
          case 1 -> triangle;
          case 2 ->
              kernel
                  .ring()
                  .times(triangle, high.times(Rational.of(2)).plus(Poly.ONE))
                  .times(Rational.of(1, 3));
          default -> kernel.ring().times(triangle, triangle);
        });
  }

  /** Σ rⁱ = (r^low − r^(high+1))/(1 − r), for r ≠ 1. */
  private Optional<Poly> geometric(int variable, Poly low, Poly high, Power power) {
    Optional<Poly> ratio = ratio(variable, power);
    if (ratio.isEmpty()) {
      return Optional.empty();
    }
    Poly less = Poly.ONE.minus(ratio.get());
    boolean known = kernel.signs().of(numerator(less)).isNonzero() || isPowerOfNoOne(ratio.get());
    if (!known) {
      return Optional.empty();
    }
    Exponents exponents = kernel.exponents();
    Poly difference =
        exponents.power(ratio.get(), low).minus(exponents.power(ratio.get(), high.plus(Poly.ONE)));
    return Optional.of(kernel.ring().times(difference, kernel.powers().reciprocal(less)));
  }

  /** A positive number that is not 1 has no other power that is 1 than the zeroth. */
  private boolean isPowerOfNoOne(Poly ratio) {
    if (ratio.size() != 1 || ratio.sorted().getFirst().powers().size() != 1) {
      return false;
    }
    Monomial only = ratio.sorted().getFirst();
    Poly base = Poly.of(only.powers().getFirst().use());
    return ratio.coefficient(only).isOne()
        && kernel.signs().of(base).isPositive()
        && kernel.signs().of(Poly.ONE.minus(base)).isNonzero();
  }

  /** Without the common factor, which is a denominator here. */
  private Poly numerator(Poly of) {
    return of.size() < 2 ? of : kernel.powers().content(of, false).inside();
  }

  /** The r of a factor rⁱ. */
  private Optional<Poly> ratio(int variable, Power power) {
    if (!(power.use().template().content() instanceof Content.Opaque(String name, int _, var _))) {
      return Optional.empty();
    }
    if (name.equals("exp")) {
      Poly argument = kernel.reductions().argument(power.use());
      if (argument.size() != 1) {
        return Optional.empty();
      }
      Monomial whole = argument.sorted().getFirst();
      return without(variable, whole)
          .map(rest ->
              kernel
                  .functions()
                  .exponential(Poly.of(rest, argument.coefficient(whole).times(power.exponent()))));
    }
    if (name.equals("pow") && power.exponent().isInteger()) {
      Poly base = kernel.reductions().argument(power.use());
      Poly exponent = kernel.reductions().argument(power.use(), 1);
      boolean plain =
          exponent.use().filter(use -> use.equals(kernel.store().index(variable))).isPresent();
      return plain && !base.touches(variable)
          ? Optional.of(kernel.powers().power(base, power.exponent()))
          : Optional.empty();
    }
    return Optional.empty();
  }

  /** m where the monomial is i·m and m does not depend on i. */
  private Optional<Monomial> without(int variable, Monomial monomial) {
    Use index = kernel.store().index(variable);
    if (!monomial.exponentOf(index).isOne()) {
      return Optional.empty();
    }
    List<Power> rest = new ArrayList<>();
    for (Power power : monomial.powers()) {
      if (!power.use().equals(index)) {
        rest.add(power);
      }
    }
    Monomial left = Monomial.of(rest);
    return left.touches(variable) ? Optional.empty() : Optional.of(left);
  }
}
