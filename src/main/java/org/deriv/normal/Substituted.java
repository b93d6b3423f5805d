package org.deriv.normal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deriv.normal.Template.Content;

/** Puts an integer expression in place of an index, as {@code t-1} in {@code x[t-1]}. */
final class Substituted {
  private final Kernel kernel;
  private final int variable;
  private final Poly value;

  Substituted(Kernel kernel, int variable, Poly value) {
    this.kernel = kernel;
    this.variable = variable;
    this.value = value;
  }

  Poly in(Poly poly) {
    if (!poly.touches(variable)) {
      return poly;
    }
    Poly result = Poly.ZERO;
    for (var term : poly.terms().entrySet()) {
      Poly product = Poly.number(term.getValue());
      List<Power> rest = new ArrayList<>();
      for (Power power : term.getKey().powers()) {
        if (power.use().touches(variable)) {
          Poly base = in(power.use());
          product = kernel.ring().times(product, kernel.powers().power(base, power.exponent()));
        } else {
          rest.add(power);
        }
      }
      result = result.plus(kernel.ring().times(product, Poly.of(Monomial.of(rest))));
    }
    return result;
  }

  private Poly in(Use use) {
    return switch (use.template().content()) {
      case Content.Index _ -> value;
      case Content.Leaf(String name, int _, var _) -> entry(name, use);
      case Content.Delta _ -> throw new Undecidable("an identity at a computed index");
      case Content.Group(Poly _) -> in(kernel.ring().value(use));
      case Content.Connected _ -> sum(use);
      case Content.Opaque(String name, int plain, var tables) -> opaque(use, name, plain, tables);
    };
  }

  private Poly entry(String name, Use use) {
    List<Table> indices = new ArrayList<>();
    for (int i = 0; i < use.arity(); i++) {
      int slot = use.slot(i);
      Poly index = slot == variable ? value : Poly.of(kernel.store().index(slot));
      indices.add(Table.of(index));
    }
    return kernel.functions().opaque(Reader.ENTRY + name, List.of(), indices);
  }

  private Poly sum(Use use) {
    Flat flat = kernel.sums().open(use);
    if (flat.bounds().values().stream().anyMatch(range -> range.touches(variable))) {
      throw new Undecidable("a sum with a shifted bound");
    }
    return kernel.sums().sum(in(Poly.of(flat.body())), flat.bounds());
  }

  private Poly opaque(Use use, String name, int plain, List<Table> tables) {
    List<Integer> axes = new ArrayList<>();
    Map<Integer, Integer> slots = new HashMap<>();
    for (int i = 0; i < use.arity(); i++) {
      slots.put(i, use.slot(i));
      if (i < plain) {
        axes.add(use.slot(i));
      }
    }
    if (axes.contains(variable)) {
      throw new Undecidable("an entry of a result at a computed index");
    }
    List<Table> moved = new ArrayList<>();
    for (Table table : tables) {
      Table here = kernel.ring().rename(table, slots);
      if (here.ranges().stream().anyMatch(range -> range.touches(variable))) {
        throw new Undecidable("a range with a shifted bound");
      }
      List<Integer> indices = here.ranges().stream().map(_ -> kernel.store().fresh()).toList();
      Poly body = in(kernel.ring().at(here, indices));
      moved.add(kernel.ring().table(here.ranges(), indices, body));
    }
    return kernel.functions().opaque(name, axes, moved);
  }
}
