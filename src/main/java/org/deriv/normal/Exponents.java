package org.deriv.normal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Rational;
import org.deriv.normal.Template.Content;

/**
 * Powers whose exponents are expressions: of a positive base they are exponentials, of any base
 * they split by the terms of an exponent that is an integer.
 */
final class Exponents {
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
    return isInteger(exponent) && (kernel.signs().of(base).isNonzero() || isRising(exponent))
        ? split(base, exponent)
        : Poly.of(whole(base, exponent));
  }

  /** No term is subtracted: a base that may be 0 must not be divided by. */
  private static boolean isRising(Poly exponent) {
    return exponent.terms().values().stream().allMatch(factor -> factor.signum() > 0);
  }

  private Use whole(Poly base, Poly exponent) {
    return kernel.naming().opaque("pow", List.of(), List.of(Table.of(base), Table.of(exponent)));
  }

  /** b^Σcm = Π (bᵐ)ᶜ, and (uv)ᵐ = uᵐ vᵐ, for integers. */
  private Poly split(Poly base, Poly exponent) {
    Poly result = Poly.ONE;
    for (Monomial monomial : exponent.sorted()) {
      Rational times = exponent.coefficient(monomial);
      Poly next =
          monomial.isOne() ? kernel.powers().power(base, times) : ofFactors(base, monomial, times);
      result = kernel.ring().times(result, next);
    }
    return result;
  }

  private Poly ofFactors(Poly base, Monomial exponent, Rational times) {
    List<Power> powers = new ArrayList<>();
    if (base.size() != 1) {
      powers.add(new Power(whole(base, Poly.of(exponent)), times));
      return kernel.ring().product(Monomial.of(powers));
    }
    var term = base.terms().entrySet().iterator().next();
    Poly result = Poly.ONE;
    for (Power power : term.getKey().powers()) {
      Poly factor = Poly.of(power.use());
      if (kernel.signs().of(power.use()).isPositive()) {
        Poly together = Poly.of(exponent).times(times.times(power.exponent()));
        result = kernel.ring().times(result, power(factor, together));
      } else if (power.exponent().isInteger()) {
        powers.add(new Power(whole(factor, Poly.of(exponent)), times.times(power.exponent())));
      } else {
        return Poly.of(whole(base, Poly.of(exponent).times(times)));
      }
    }
    Rational factor = term.getValue();
    Rational size = factor.signum() < 0 ? factor.negate() : factor;
    if (!size.isOne()) {
      Poly together = Poly.of(exponent).times(times);
      result = kernel.ring().times(result, power(Poly.number(size), together));
    }
    if (factor.signum() < 0) {
      powers.add(new Power(whole(Poly.number(-1), Poly.of(exponent)), times));
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
