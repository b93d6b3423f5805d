package org.deriv.normal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Rational;

/** Products of scalars over an index. */
final class Products {
  private final Kernel kernel;

  Products(Kernel kernel) {
    this.kernel = kernel;
  }

  /** Π over a variable: Π uv = Πu Πv, Π c = cⁿ, Π eᶠ = e^Σf. */
  Poly product(int variable, Use range, Poly body) {
    if (!body.touches(variable)) {
      return constant(range, body);
    }
    if (body.size() > 1) {
      Powers.Content content = kernel.powers().content(body, false);
      Optional<Rational> plain = content.outside().number();
      if (plain.filter(Rational::isOne).isPresent()) {
        return whole(variable, range, body);
      }
      Poly inside = product(variable, range, content.inside());
      return kernel.ring().times(product(variable, range, content.outside()), inside);
    }
    var term = body.terms().entrySet().iterator().next();
    Poly result = constant(range, Poly.number(term.getValue()));
    for (Power power : term.getKey().powers()) {
      result = kernel.ring().times(result, ofPower(variable, range, power));
    }
    return result;
  }

  private Poly ofPower(int variable, Use range, Power power) {
    Poly base = Poly.of(power.use());
    if (!power.exponent().isInteger()) {
      return whole(variable, range, Poly.of(Monomial.of(power.use(), power.exponent())));
    }
    if (Functions.isNamed(power.use(), "exp")) {
      Poly argument = kernel.reductions().argument(power.use()).times(power.exponent());
      return kernel.functions().exponential(kernel.sums().sum(argument, variable, range));
    }
    Poly product = base.touches(variable) ? whole(variable, range, base) : constant(range, base);
    return kernel.powers().power(product, power.exponent());
  }

  private Poly constant(Use range, Poly body) {
    Poly count = kernel.sums().sum(Poly.ONE, kernel.store().fresh(), range);
    return kernel.exponents().power(body, count);
  }

  private Poly whole(int variable, Use range, Poly body) {
    Poly named = kernel.store().rename(body, Map.of(variable, Table.variable(0)));
    Table table = new Table(List.of(range), named);
    return Poly.of(kernel.naming().opaque("prod", List.of(), List.of(table)));
  }
}
