package org.deriv.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.jspecify.annotations.Nullable;

/**
 * Names that stand for products, found among the factors of a larger product: where {@code z} is
 * {@code (x - m)/s}, {@code (x - m)/s^2} is {@code z/s}; transposed ones too.
 */
final class NamedProducts {
  private final Map<Expr, List<Entry>> byFirst = new HashMap<>();

  /** A name, or its transpose, and the product that it stands for. */
  private record Entry(Expr name, Monomial body) {}

  /** From now on the name stands for a product that is tidy, perhaps over numbers. */
  void add(Expr name, Monomial body, Tidy tidy) {
    boolean alone = body.chain().size() == 1 && body.powers().isEmpty();
    boolean plain = body.coefficient().isOne() || body.coefficient().equals(Rational.of(-1));
    boolean quotient =
        body.powers().values().stream()
            .allMatch(e -> e.op() instanceof Op.Number(Rational value) && value.signum() < 0);
    if (body.chain().isEmpty() || alone || !plain || !quotient) {
      return;
    }
    enter(name, body);
    List<Expr> turned = body.chain().reversed().stream().map(tidy::transpose).toList();
    enter(Make.transpose(name), body.withChain(turned));
  }

  private void enter(Expr name, Monomial body) {
    byFirst
        .computeIfAbsent(body.chain().getFirst(), _ -> new ArrayList<>())
        .add(new Entry(name, body));
  }

  /** The product with one name put in. */
  Optional<Monomial> in(Monomial product, Tidy tidy) {
    if (byFirst.isEmpty()) {
      return Optional.empty();
    }
    Optional<Monomial> chain =
        found(product.chain(), product.powers())
            .map(hit -> hit.scaled(product).withChain(hit.chain()));
    return chain.or(() -> innerProduct(product, tidy));
  }

  /** A factor that is an inner product is looked into. */
  private Optional<Monomial> innerProduct(Monomial product, Tidy tidy) {
    for (var power : product.powers().entrySet()) {
      Expr base = power.getKey();
      boolean inner =
          base.is(Operator.PRODUCT)
              && power.getValue().isNumber(1)
              && base.args().stream().noneMatch(factor -> factor.shape().isScalar());
      Optional<Hit> hit = inner ? found(base.args(), product.powers()) : Optional.empty();
      if (hit.isPresent()) {
        Map<Expr, Expr> rest = new LinkedHashMap<>(product.powers());
        rest.remove(base);
        Monomial scalars = hit.get().scaled(product.withPowers(rest));
        return Optional.of(scalars.times(tidy.monomial(tidy.product(hit.get().chain()))));
      }
    }
    return Optional.empty();
  }

  /** A chain with a name put in, and what the name stands for. */
  private record Hit(List<Expr> chain, Monomial body) {
    /** Another product without the scalars of the name. */
    Monomial scaled(Monomial product) {
      Map<Expr, Expr> inverse = new LinkedHashMap<>();
      body.powers().forEach((base, exponent) -> inverse.put(base, Monomial.negative(exponent)));
      return product.times(new Monomial(body.coefficient(), inverse, List.of()));
    }
  }

  private Optional<Hit> found(List<Expr> chain, Map<Expr, Expr> powers) {
    for (int i = 0; i < chain.size(); i++) {
      for (Entry entry : byFirst.getOrDefault(chain.get(i), List.of())) {
        List<Expr> body = entry.body().chain();
        int end = i + body.size();
        if (end <= chain.size()
            && chain.subList(i, end).equals(body)
            && entry.body().powers().entrySet().stream()
                .allMatch(p -> holds(powers.get(p.getKey()), p.getValue()))) {
          List<Expr> changed = new ArrayList<>(chain.subList(0, i));
          changed.add(entry.name());
          changed.addAll(chain.subList(end, chain.size()));
          return Optional.of(new Hit(changed, entry.body()));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether an exponent has the sign of another and is at least as large. */
  private static boolean holds(@Nullable Expr found, Expr wanted) {
    return found != null
        && found.op() instanceof Op.Number(Rational have)
        && wanted.op() instanceof Op.Number(Rational want)
        && have.signum() == want.signum()
        && have.compareTo(want) * want.signum() >= 0;
  }
}
