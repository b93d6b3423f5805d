package org.deriv.normal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Rational;
import org.deriv.normal.Template.Content;

/**
 * Powers of matrices with exponents that are expressions: M^a M^b = M^(a+b), and M^(k+d) = M^d M^k
 * where M^k occurs.
 */
final class MatrixPowers {
  private static final String NAME = "power";
  private static final int FARTHEST = 6;

  private final Kernel kernel;
  private final Map<Base, Rational> lowest = new HashMap<>();

  /** A matrix and an exponent without its constant. */
  private record Base(Table matrix, Poly exponent) {}

  MatrixPowers(Kernel kernel) {
    this.kernel = kernel;
  }

  private static Base base(Use use) {
    if (!(use.template().content() instanceof Content.Opaque(String _, int _, var tables))) {
      throw new IllegalStateException("no power: " + use);
    }
    Poly exponent = tables.get(1).body();
    Rational constant = exponent.coefficient(Monomial.ONE);
    return new Base(tables.getFirst(), exponent.minus(Poly.number(constant)));
  }

  private static Rational constant(Use use) {
    return use.template().content() instanceof Content.Opaque(String _, int _, var tables)
        ? tables.get(1).body().coefficient(Monomial.ONE)
        : Rational.ZERO;
  }

  /** Remembers which powers occur; the lowest of those of one matrix stays. */
  void learn() {
    for (Template template : kernel.store().templates()) {
      if (template.content() instanceof Content.Opaque(String name, int _, var _)
          && name.equals(NAME)) {
        int[] slots = new int[template.arity()];
        Use use = new Use(template, slots);
        lowest.merge(base(use), constant(use), (a, b) -> a.compareTo(b) < 0 ? a : b);
      }
    }
  }

  /** A power, as a product of matrices and a lower power where one occurs. */
  Poly expanded(Use use, int row, int column, Table matrix, Poly exponent) {
    Rational low = lowest.getOrDefault(base(use), constant(use));
    Rational distance = constant(use).minus(low);
    if (distance.signum() <= 0 || !distance.isInt() || distance.intValue() > FARTHEST) {
      return Poly.of(use);
    }
    int middle = kernel.store().fresh();
    Poly factor =
        kernel.ring().rename(matrix.body(), Map.of(Letter.ROW, row, Letter.COLUMN, middle));
    Poly rest = kernel.matrices().power(middle, column, matrix, exponent.minus(Poly.ONE));
    return kernel.sums().sum(kernel.ring().times(factor, rest), middle, matrix.ranges().getFirst());
  }

  /** Two neighbours in a product that are powers of one matrix, made one. */
  Optional<Relations.Applied> merged(Flat flat) {
    for (Power power : flat.body().powers()) {
      if (!Functions.isNamed(power.use(), NAME) || !power.exponent().isOne()) {
        continue;
      }
      for (int end = 0; end < 2; end++) {
        Optional<Relations.Applied> merged = merged(flat, power, end);
        if (merged.isPresent()) {
          return merged;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Relations.Applied> merged(Flat flat, Power power, int end) {
    int shared = power.use().slot(end);
    Table matrix = kernel.matrices().inverted(power.use());
    Use range = flat.bounds().get(shared);
    List<Power> others =
        flat.body().powers().stream()
            .filter(other -> !other.equals(power) && other.use().touches(shared))
            .toList();
    if (range == null
        || !range.equals(matrix.ranges().getFirst())
        || others.size() != 1
        || !others.getFirst().exponent().isOne()
        || flat.bounds().values().stream().anyMatch(other -> other.touches(shared))) {
      return Optional.empty();
    }
    Use other = others.getFirst().use();
    return neighbour(matrix, other, shared, end)
        .map(next -> {
          Poly exponent = kernel.reductions().argument(power.use(), 1).plus(next.exponent());
          int still = power.use().slot(1 - end);
          Poly product =
              end == 1
                  ? kernel.matrices().power(still, next.end(), matrix, exponent)
                  : kernel.matrices().power(next.end(), still, matrix, exponent);
          List<Power> rest = new ArrayList<>(flat.body().powers());
          rest.remove(power);
          rest.remove(others.getFirst());
          Map<Integer, Use> bounds = new LinkedHashMap<>(flat.bounds());
          bounds.remove(shared);
          Poly all = kernel.ring().times(product, Poly.of(Monomial.of(rest)));
          return new Relations.Applied(all, bounds);
        });
  }

  private record Neighbour(Poly exponent, int end) {}

  /** The factor beyond the shared index, where it is a power of the same matrix. */
  private Optional<Neighbour> neighbour(Table matrix, Use other, int shared, int end) {
    if (Functions.isNamed(other, NAME) && kernel.matrices().inverted(other).equals(matrix)) {
      boolean symmetric = !other.template().symmetries().isEmpty();
      int near = other.slot(1 - end) == shared ? 1 - end : end;
      return near == 1 - end || symmetric
          ? Optional.of(new Neighbour(kernel.reductions().argument(other, 1), other.slot(1 - near)))
          : Optional.empty();
    }
    Optional<Use> letter = matrix.body().use();
    if (letter.isEmpty() || letter.get().template() != other.template()) {
      return Optional.empty();
    }
    for (int i = 0; i < other.arity(); i++) {
      int far = other.slot(i);
      Map<Integer, Integer> renaming =
          end == 1
              ? Map.of(Letter.ROW, shared, Letter.COLUMN, far)
              : Map.of(Letter.ROW, far, Letter.COLUMN, shared);
      if (far != shared && kernel.store().rename(letter.get(), renaming).equals(other)) {
        return Optional.of(new Neighbour(Poly.ONE, far));
      }
    }
    return Optional.empty();
  }
}
