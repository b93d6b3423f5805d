package org.deriv.normal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Rational;
import org.deriv.normal.Template.Content;

/**
 * Entries that can have two values only, such as y with {@code y[i]^2 = 1}: a function of one is
 * f(y) = (f(a) (y − b) − f(b) (y − a))/(a − b).
 */
final class Signed {
  private final Kernel kernel;
  private final Map<Template, List<Rational>> values = new HashMap<>();

  Signed(Kernel kernel) {
    this.kernel = kernel;
  }

  /** Every entry of a leaf is one of two numbers. */
  void learn(Template leaf, Rational one, Rational other) {
    values.put(leaf, List.of(one, other));
  }

  /**
   * The product with the dependence on one such entry written out, if it is hidden in a function.
   */
  Optional<Poly> step(Monomial monomial) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    for (Power power : monomial.powers()) {
      Optional<Use> entry = hidden(power.use());
      if (entry.isPresent()) {
        return Optional.of(split(monomial, entry.get()));
      }
    }
    return Optional.empty();
  }

  private Poly split(Monomial monomial, Use entry) {
    Ring ring = kernel.ring();
    List<Power> plain = new ArrayList<>();
    List<Power> depending = new ArrayList<>();
    for (Power power : monomial.powers()) {
      (power.use().equals(entry) || mentions(power.use(), entry) ? depending : plain).add(power);
    }
    List<Rational> two = values.getOrDefault(entry.template(), List.of());
    Rational a = two.get(0);
    Rational b = two.get(1);
    Rational scale = a.minus(b).reciprocal();
    Poly y = Poly.of(entry);
    Poly first = ring.times(at(depending, entry, a), y.minus(Poly.number(b)));
    Poly second = ring.times(at(depending, entry, b), y.minus(Poly.number(a)));
    Poly sum = first.minus(second).times(scale);
    return ring.times(sum, Poly.of(Monomial.of(plain)));
  }

  private Poly at(List<Power> powers, Use entry, Rational value) {
    Poly product = Poly.ONE;
    for (Power power : powers) {
      Poly base = at(power.use(), entry, value);
      product = kernel.ring().times(product, kernel.powers().power(base, power.exponent()));
    }
    return product;
  }

  private Poly at(Use use, Use entry, Rational value) {
    if (use.equals(entry)) {
      return Poly.number(value);
    }
    if (!mentions(use, entry)) {
      return Poly.of(use);
    }
    return switch (use.template().content()) {
      case Content.Leaf _, Content.Delta _, Content.Index _, Content.Connected _ -> Poly.of(use);
      case Content.Group(Poly sum) -> at(kernel.store().rename(sum, slots(use)), entry, value);
      case Content.Opaque(String name, int plain, List<Table> tables) ->
          kernel
              .functions()
              .opaque(
                  name,
                  List.of(),
                  tables.stream()
                      .map(table ->
                          Table.of(
                              at(kernel.store().rename(table.body(), slots(use)), entry, value)))
                      .toList());
    };
  }

  private Poly at(Poly poly, Use entry, Rational value) {
    Poly.Sum sum = new Poly.Sum();
    poly.terms()
        .forEach((monomial, factor) -> sum.add(at(monomial.powers(), entry, value), factor));
    return sum.poly();
  }

  private static Map<Integer, Integer> slots(Use use) {
    Map<Integer, Integer> slots = new HashMap<>();
    for (int i = 0; i < use.arity(); i++) {
      slots.put(i, use.slot(i));
    }
    return slots;
  }

  /** An entry inside a function of numbers or a group, whose slots are slots of the use. */
  private Optional<Use> hidden(Use use) {
    for (Poly inside : insides(use)) {
      for (Monomial monomial : inside.sorted()) {
        for (Power power : monomial.powers()) {
          Optional<Use> found =
              values.containsKey(power.use().template())
                  ? Optional.of(power.use())
                  : hidden(power.use());
          if (found.isPresent() && isOver(found.get(), use)) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isOver(Use entry, Use use) {
    for (int slot : entry.slots()) {
      if (!use.touches(slot)) {
        return false;
      }
    }
    return true;
  }

  private boolean mentions(Use use, Use entry) {
    for (Poly inside : insides(use)) {
      for (Monomial monomial : inside.terms().keySet()) {
        for (Power power : monomial.powers()) {
          if (power.use().equals(entry) || mentions(power.use(), entry)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** What stands inside a function of numbers or a group, at the slots of the use. */
  private List<Poly> insides(Use use) {
    return switch (use.template().content()) {
      case Content.Leaf _, Content.Delta _, Content.Index _, Content.Connected _ -> List.of();
      case Content.Group(Poly sum) -> List.of(kernel.store().rename(sum, slots(use)));
      case Content.Opaque(String _, int plain, List<Table> tables) ->
          plain > 0 || tables.stream().anyMatch(table -> !table.ranges().isEmpty())
              ? List.of()
              : tables.stream()
                  .map(table -> kernel.store().rename(table.body(), slots(use)))
                  .toList();
    };
  }
}
