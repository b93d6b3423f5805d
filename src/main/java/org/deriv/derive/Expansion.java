package org.deriv.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;

/** Multiplies sums out, where terms then cancel so that the result is shorter. */
final class Expansion {
  private static final int LARGEST = 70;
  private static final int MOST_TERMS = 20;
  private static final int MOST_ROUNDS = 4;
  private static final int LEAST_GAIN = 3;
  private final Tidy tidy;

  Expansion(Tidy tidy) {
    this.tidy = tidy;
  }

  /** An expression equal to a tidy one and no longer. */
  Expr shortest(Expr expr) {
    Expr best = expr;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Expr current = best;
      if (tidy.order().size(current) > LARGEST || !hasSumInside(current)) {
        return best;
      }
      best = shorter(multiplied(current, this::cancels), best);
      best = shorter(multiplied(current, _ -> true), best);
      if (best.equals(current)) {
        return best;
      }
    }
    return best;
  }

  private Expr shorter(Optional<Expr> candidate, Expr best) {
    return candidate
        .filter(c -> tidy.order().size(c) + LEAST_GAIN <= tidy.order().size(best))
        .orElse(best);
  }

  private boolean hasSumInside(Expr expr) {
    return switch (expr.op()) {
      case Operator.ADD ->
          expr.args().stream().anyMatch(term -> sumOf(tidy.monomial(term)).isPresent());
      case Operator.PRODUCT, Operator.DIVIDE, Operator.HADAMARD, Operator.NEGATE ->
          sumOf(tidy.monomial(expr)).isPresent();
      default -> false;
    };
  }

  /** A factor that is a sum, in a product with other factors. */
  private static Optional<Expr> sumOf(Monomial product) {
    return candidates(product).stream().findFirst();
  }

  private static List<Expr> candidates(Monomial product) {
    List<Expr> sums = new ArrayList<>();
    boolean alone = product.powers().size() + product.chain().size() <= 1;
    product
        .powers()
        .forEach((base, exponent) -> {
          if (base.is(Operator.ADD) && exponent.isNumber(1) && !alone) {
            sums.add(base);
          }
        });
    for (Expr factor : product.chain()) {
      if (factor.is(Operator.ADD) && !alone) {
        sums.add(factor);
      }
      if (factor.is(Operator.HADAMARD)) {
        factor.args().stream().filter(arg -> arg.is(Operator.ADD)).forEach(sums::add);
      }
    }
    return sums;
  }

  private Optional<Expr> multiplied(Expr expr, Predicate<Product> wanted) {
    List<Expr> terms = expr.is(Operator.ADD) ? expr.args() : List.of(expr);
    List<Expr> result = new ArrayList<>();
    for (Expr term : terms) {
      if (!spread(term, wanted, result)) {
        return Optional.empty();
      }
    }
    return result.size() > terms.size() ? Optional.of(tidy.sum(result)) : Optional.empty();
  }

  /** A product and a sum among its factors. */
  private record Product(Monomial all, Expr sum) {}

  private boolean spread(Expr term, Predicate<Product> wanted, List<Expr> result) {
    Monomial product = tidy.monomial(term);
    for (Expr sum : candidates(product)) {
      if (wanted.test(new Product(product, sum))) {
        for (Expr inner : sum.args()) {
          if (result.size() > MOST_TERMS || !spread(with(product, sum, inner), wanted, result)) {
            return false;
          }
        }
        return true;
      }
    }
    result.add(term);
    return true;
  }

  private Expr with(Monomial product, Expr sum, Expr inner) {
    if (product.powers().containsKey(sum)) {
      Map<Expr, Expr> powers = new LinkedHashMap<>(product.powers());
      powers.remove(sum);
      return tidy.product(List.of(tidy.write(product.withPowers(powers)), inner));
    }
    List<Expr> chain = new ArrayList<>();
    for (Expr factor : product.chain()) {
      chain.add(
          factor.equals(sum)
              ? inner
              : factor.is(Operator.HADAMARD) ? entrywise(factor, sum, inner) : factor);
    }
    Expr scalars = tidy.write(product.withChain(List.of()));
    return tidy.product(List.of(scalars, tidy.product(chain)));
  }

  private Expr entrywise(Expr factor, Expr sum, Expr inner) {
    List<Expr> args = new ArrayList<>(factor.args());
    int place = args.indexOf(sum);
    if (place < 0) {
      return factor;
    }
    args.set(place, inner);
    return tidy.hadamard(args);
  }

  /** Whether a term of the sum is divided by what another factor multiplies with. */
  private boolean cancels(Product product) {
    for (Expr term : product.sum().args()) {
      Monomial inner = tidy.monomial(term);
      boolean scalar =
          inner.powers().entrySet().stream()
              .anyMatch(
                  p -> isNegative(p.getValue()) && product.all().powers().containsKey(p.getKey()));
      if (scalar || entrywiseCancels(product.all(), inner)) {
        return true;
      }
    }
    return false;
  }

  private static boolean entrywiseCancels(Monomial all, Monomial inner) {
    if (inner.chain().size() != 1) {
      return false;
    }
    Map<Expr, Expr> below = Hadamards.factors(inner.chain().getFirst());
    return all.chain().stream()
        .filter(factor -> factor.is(Operator.HADAMARD))
        .flatMap(factor -> factor.args().stream())
        .anyMatch(factor ->
            below.containsKey(factor) && isNegative(below.getOrDefault(factor, Make.number(1))));
  }

  private static boolean isNegative(Expr exponent) {
    return exponent.op() instanceof Op.Number(Rational value) && value.signum() < 0;
  }
}
