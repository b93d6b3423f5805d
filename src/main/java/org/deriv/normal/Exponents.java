package org.deriv.normal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.deriv.expr.Rational;
import org.deriv.normal.Template.Content;

/**
 * Powers whose exponents are expressions: of a positive base they are exponentials, of any base
 * they split by the terms of an exponent that is an integer.
 */
final class Exponents {
  /** So many steps from a bound known of an exponent are looked for. */
  private static final int LOWEST = 3;

  private final Kernel kernel;
  private final Set<Template> integers = new HashSet<>();

  Exponents(Kernel kernel) {
    this.kernel = kernel;
  }

  /** Every use of this template is an integer. */
  void learnInteger(Template template) {
    integers.add(template);
  }

  Poly power(Poly base, Poly exponent) {
    Optional<Rational> number = exponent.number();
    if (number.isPresent()) {
      return kernel.powers().power(base, number.get());
    }
    if (base.number().filter(Rational::isOne).isPresent()) {
      return Poly.ONE;
    }
    if (kernel.signs().of(base).isPositive()) {
      Poly logarithm = kernel.functions().logarithm(base);
      return kernel.functions().exponential(kernel.ring().times(exponent, logarithm));
    }
    if (isInteger(exponent)) {
      if (kernel.signs().of(base).isNonzero()) {
        return split(base, exponent, _ -> 0);
      }
      if (isRising(exponent)) {
        return split(base, exponent, this::least);
      }
    }
    return Poly.of(whole(base, exponent));
  }

  /** Whether no power is negative: a base that may be 0 must not be divided by. */
  private boolean isRising(Poly exponent) {
    Rational left = Rational.ZERO;
    for (var term : exponent.terms().entrySet()) {
      if (term.getKey().isOne()) {
        left = left.plus(term.getValue());
      } else if (term.getValue().signum() < 0) {
        return false;
      } else {
        left = left.plus(term.getValue().times(Rational.of(least(term.getKey()))));
      }
    }
    return left.signum() >= 0;
  }

  /** What an exponent is known to be at least, as far as that is looked for. */
  private int least(Monomial exponent) {
    int least = 0;
    while (least < LOWEST
        && kernel.signs().of(Poly.of(exponent).minus(Poly.number(least + 1))).isNonnegative()) {
      least++;
    }
    return least;
  }

  private Use whole(Poly base, Poly exponent) {
    return kernel.naming().opaque("pow", List.of(), List.of(Table.of(base), Table.of(exponent)));
  }

  /**
   * b^Σcm = Π (bᵐ)ᶜ, and (uv)ᵐ = uᵐ vᵐ, for integers; bᵐ as bᵏ bᵐ⁻ᵏ for the {@code k} that m is
   * known to be at least, so that b b^(T - 1) is b^T of a base that may be 0.
   */
  private Poly split(Poly base, Poly exponent, ToIntFunction<Monomial> least) {
    Poly result = Poly.ONE;
    Rational number = Rational.ZERO;
    for (Monomial monomial : exponent.sorted()) {
      Rational times = exponent.coefficient(monomial);
      if (monomial.isOne()) {
        number = number.plus(times);
      } else {
        int taken = least.applyAsInt(monomial);
        Poly rest = Poly.of(monomial).minus(Poly.number(taken));
        number = number.plus(times.times(Rational.of(taken)));
        result = kernel.ring().times(result, ofFactors(base, rest, times));
      }
    }
    return kernel.ring().times(result, kernel.powers().power(base, number));
  }

  private Poly ofFactors(Poly base, Poly exponent, Rational times) {
    List<Power> powers = new ArrayList<>();
    if (base.size() != 1) {
      powers.add(new Power(whole(base, exponent), times));
      return kernel.ring().product(Monomial.of(powers));
    }
    var term = base.terms().entrySet().iterator().next();
    Poly result = Poly.ONE;
    for (Power power : term.getKey().powers()) {
      Poly factor = Poly.of(power.use());
      if (kernel.signs().of(power.use()).isPositive()) {
        Poly together = exponent.times(times.times(power.exponent()));
        result = kernel.ring().times(result, power(factor, together));
      } else if (power.exponent().isInteger()) {
        powers.add(new Power(whole(factor, exponent), times.times(power.exponent())));
      } else {
        return Poly.of(whole(base, exponent.times(times)));
      }
    }
    Rational factor = term.getValue();
    Rational size = factor.signum() < 0 ? factor.negate() : factor;
    if (!size.isOne()) {
      result = kernel.ring().times(result, power(Poly.number(size), exponent.times(times)));
    }
    if (factor.signum() < 0) {
      powers.add(new Power(whole(Poly.number(-1), exponent), times));
    }
    return kernel.ring().times(result, kernel.ring().product(Monomial.of(powers)));
  }

  /** Whether the value is an integer wherever it is defined. */
  boolean isInteger(Poly poly) {
    for (var term : poly.terms().entrySet()) {
      if (!term.getValue().isInteger()) {
        return false;
      }
      for (Power power : term.getKey().powers()) {
        if (!power.isNatural() || !isInteger(power.use())) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isInteger(Use use) {
    return integers.contains(use.template())
        || kernel.dimensions().isDimension(use)
        || use.template().content() instanceof Content.Index
        || Functions.isNamed(use, "count");
  }
}
