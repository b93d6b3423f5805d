package org.deriv.normal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Rational;
import org.deriv.normal.Template.Content;

/**
 * Sums and products of normal forms, and what follows from renaming: every product that arises is
 * reduced by the laws of its factors ({@link Reductions}). Work is counted, and stops at a budget.
 */
final class Ring {
  private static final int TERMS = 5_000;
  private static final int STEPS = 100_000;
  private static final int DEEPEST = 200;

  private final Kernel kernel;
  private int steps;
  private int depth;

  Ring(Kernel kernel) {
    this.kernel = kernel;
  }

  Poly times(Poly left, Poly right) {
    if (left.isZero() || right.isZero()) {
      return Poly.ZERO;
    }
    Optional<Rational> number = left.number();
    if (number.isPresent()) {
      return right.times(number.get());
    }
    number = right.number();
    if (number.isPresent()) {
      return left.times(number.get());
    }
    Poly.Sum sum = new Poly.Sum();
    left.terms()
        .forEach((a, m) -> right.terms().forEach((b, n) -> add(sum, a.times(b), m.times(n))));
    return sum.poly();
  }

  Poly times(List<Poly> factors) {
    Poly product = Poly.ONE;
    for (Poly factor : factors) {
      product = times(product, factor);
    }
    return product;
  }

  /** The normal form of a product of powers. */
  Poly product(Monomial monomial) {
    Poly.Sum sum = new Poly.Sum();
    add(sum, monomial, Rational.ONE);
    return sum.poly();
  }

  /** Adds a product, reduced. */
  void add(Poly.Sum sum, Monomial monomial, Rational factor) {
    count(sum, monomial);
    if (depth >= DEEPEST) {
      throw new Undecidable("laws that lead nowhere");
    }
    depth++;
    try {
      Optional<Poly> reduced = kernel.reductions().step(monomial);
      if (reduced.isEmpty()) {
        sum.add(monomial, factor);
      } else {
        reduced.get().terms().forEach((next, own) -> add(sum, next, own.times(factor)));
      }
    } finally {
      depth--;
    }
  }

  private void count(Poly.Sum sum, Monomial monomial) {
    steps += 1 + monomial.powers().size() / 4;
    if (steps > STEPS || sum.size() > TERMS) {
      throw new Undecidable("more than " + TERMS + " terms or " + STEPS + " steps");
    }
  }

  /** Spends one step of the budget. */
  void spend() {
    if (++steps > STEPS) {
      throw new Undecidable("more than " + STEPS + " steps");
    }
  }

  /** Variables renamed, where different ones may become the same. */
  Poly rename(Poly poly, Map<Integer, Integer> renaming) {
    if (renaming.isEmpty()) {
      return poly;
    }
    Poly.Sum sum = new Poly.Sum();
    for (var term : poly.terms().entrySet()) {
      rename(sum, term.getKey(), term.getValue(), renaming);
    }
    return sum.poly();
  }

  Poly rename(Monomial monomial, Map<Integer, Integer> renaming) {
    Poly.Sum sum = new Poly.Sum();
    rename(sum, monomial, Rational.ONE, renaming);
    return sum.poly();
  }

  private void rename(
      Poly.Sum sum, Monomial monomial, Rational factor, Map<Integer, Integer> renaming) {
    List<Power> plain = new ArrayList<>();
    List<Poly> rebuilt = new ArrayList<>();
    for (Power power : monomial.powers()) {
      Use use = kernel.store().rename(power.use(), renaming);
      if (!use.equals(power.use()) && repeats(use)) {
        rebuilt.add(kernel.powers().power(value(use), power.exponent()));
      } else {
        plain.add(new Power(use, power.exponent()));
      }
    }
    Monomial rest = Monomial.of(plain);
    if (rebuilt.isEmpty()) {
      add(sum, rest, factor);
    } else {
      sum.add(times(times(rebuilt), Poly.of(rest)), factor);
    }
  }

  private static boolean repeats(Use use) {
    for (int i = 1; i < use.arity(); i++) {
      for (int j = 0; j < i; j++) {
        if (use.slot(i) == use.slot(j)) {
          return true;
        }
      }
    }
    return false;
  }

  /** What a use stands for, built anew from its parts. */
  Poly value(Use use) {
    Map<Integer, Integer> slots = new HashMap<>();
    for (int i = 0; i < use.arity(); i++) {
      slots.put(i, use.slot(i));
    }
    return switch (use.template().content()) {
      case Content.Leaf _, Content.Index _ -> Poly.of(use);
      case Content.Delta _ -> use.slot(0) == use.slot(1) ? Poly.ONE : Poly.of(use);
      case Content.Group(Poly sum) -> rename(sum, slots);
      case Content.Connected connected -> {
        Flat flat = kernel.sums().open(use);
        yield kernel.sums().sum(Poly.of(flat.body()), flat.bounds());
      }
      case Content.Opaque(String name, int plain, List<Table> tables) ->
          kernel
              .functions()
              .opaque(
                  name,
                  java.util.stream.IntStream.range(0, plain).map(use::slot).boxed().toList(),
                  tables.stream().map(table -> rename(table, slots)).toList());
    };
  }

  /** A table with variables renamed, its indices kept apart from them meanwhile. */
  Table rename(Table table, Map<Integer, Integer> renaming) {
    List<Integer> indices = table.ranges().stream().map(_ -> kernel.store().fresh()).toList();
    Poly body = rename(at(table, indices), renaming);
    List<Use> ranges =
        table.ranges().stream().map(range -> kernel.store().rename(range, renaming)).toList();
    return table(ranges, indices, body);
  }

  /** The entry of a table at indices that occur nowhere yet. */
  Poly at(Table table, List<Integer> indices) {
    Map<Integer, Integer> renaming = new HashMap<>();
    for (int i = 0; i < indices.size(); i++) {
      renaming.put(Table.variable(i), indices.get(i));
    }
    return kernel.store().rename(table.body(), renaming);
  }

  /** The table of an entry at these indices, which must be different. */
  Table table(List<Use> ranges, List<Integer> indices, Poly entry) {
    Map<Integer, Integer> renaming = new HashMap<>();
    for (int i = 0; i < indices.size(); i++) {
      renaming.put(indices.get(i), Table.variable(i));
    }
    return new Table(ranges, kernel.store().rename(entry, renaming));
  }
}
