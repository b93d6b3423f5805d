package org.deriv.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;

/**
 * An entrywise factor that all terms of a sum share: {@code h - h .* h} is {@code h .* (1 - h)}.
 */
final class CommonEntries {
  private final Tidy tidy;

  CommonEntries(Tidy tidy) {
    this.tidy = tidy;
  }

  Optional<Monomial> of(List<Monomial> terms) {
    if (terms.stream().anyMatch(term -> term.chain().size() != 1)) {
      return Optional.empty();
    }
    List<Map<Expr, Expr>> factors =
        terms.stream().map(term -> Hadamards.factors(term.chain().getFirst())).toList();
    Map<Expr, Expr> common = new LinkedHashMap<>();
    factors
        .getFirst()
        .forEach((base, _) -> least(base, factors).ifPresent(e -> common.put(base, e)));
    if (common.isEmpty()) {
      return Optional.empty();
    }
    List<Expr> rest = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      Map<Expr, Expr> left = new LinkedHashMap<>(factors.get(i));
      common.forEach((base, exponent) ->
          left.merge(base, exponent, (a, b) -> Monomial.plus(a, Monomial.negative(b))));
      left.values().removeIf(e -> e.isNumber(0));
      Expr core = new Hadamards(tidy).write(left, terms.get(i).chain().getFirst().shape());
      rest.add(tidy.write(terms.get(i).withChain(List.of(core))));
    }
    Expr sum = tidy.sum(rest);
    List<Expr> both = new ArrayList<>(List.of(new Hadamards(tidy).write(common, sum.shape()), sum));
    return Optional.of(tidy.monomial(tidy.hadamard(both)));
  }

  private static Optional<Expr> least(Expr base, List<Map<Expr, Expr>> factors) {
    Optional<Rational> least = Optional.empty();
    for (Map<Expr, Expr> of : factors) {
      Expr exponent = of.get(base);
      if (exponent == null
          || !(exponent.op() instanceof Op.Number(Rational value))
          || value.signum() < 0) {
        return Optional.empty();
      }
      least = Optional.of(least.filter(l -> l.compareTo(value) < 0).orElse(value));
    }
    return least.map(Make::number);
  }
}
