package org.deriv.normal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Dim;
import org.deriv.normal.Template.Content;

/** The templates of one decision, interned, and their uses. */
final class Store {
  private static final int FIRST_VARIABLE = 64;
  private static final int TEMPLATES = 50_000;

  private final Map<Content, Template> templates = new LinkedHashMap<>();
  private int nextVariable = FIRST_VARIABLE;

  /** A variable that occurs nowhere yet. */
  int fresh() {
    return nextVariable++;
  }

  /** A template with the symmetries that are known of it. */
  Template template(Content content, int arity, List<List<Integer>> symmetries) {
    Template known = templates.get(content);
    if (known == null) {
      if (templates.size() >= TEMPLATES) {
        throw new Undecidable("too many different terms");
      }
      known = new Template(templates.size(), arity, content, symmetries);
      templates.put(content, known);
    }
    return known;
  }

  /** The template of a content, if it was made before. */
  Optional<Template> known(Content content) {
    return Optional.ofNullable(templates.get(content));
  }

  /** All templates in the order in which they were made. */
  java.util.Collection<Template> templates() {
    return templates.values();
  }

  /** A scalar that is given. */
  Use scalar(String name) {
    return use(template(new Content.Leaf(name, 0, List.of()), 0, List.of()));
  }

  /** A use, the slots put in order as far as symmetries allow. */
  Use use(Template template, int... slots) {
    int[] best = slots;
    for (List<Integer> symmetry : template.symmetries()) {
      int[] other = new int[slots.length];
      for (int i = 0; i < slots.length; i++) {
        other[i] = slots[symmetry.get(i)];
      }
      best = Arrays.compare(other, best) < 0 ? other : best;
    }
    return new Use(template, best);
  }

  Use delta(Dim size, int row, int column) {
    Template template = template(new Content.Delta(size), 2, List.of(List.of(1, 0)));
    return use(template, row, column);
  }

  Use index(int variable) {
    return use(template(new Content.Index(), 1, List.of()), variable);
  }

  /** A renaming of variables that keeps different ones different. */
  Use rename(Use use, Map<Integer, Integer> renaming) {
    int[] slots = use.slots();
    boolean same = true;
    for (int i = 0; i < slots.length; i++) {
      int renamed = renaming.getOrDefault(slots[i], slots[i]);
      same &= renamed == slots[i];
      slots[i] = renamed;
    }
    return same ? use : use(use.template(), slots);
  }

  Monomial rename(Monomial monomial, Map<Integer, Integer> renaming) {
    return Monomial.of(
        monomial.powers().stream()
            .map(power -> new Power(rename(power.use(), renaming), power.exponent()))
            .toList());
  }

  Poly rename(Poly poly, Map<Integer, Integer> renaming) {
    Poly.Sum sum = new Poly.Sum();
    poly.terms().forEach((monomial, factor) -> sum.add(rename(monomial, renaming), factor));
    return sum.poly();
  }

  Table rename(Table table, Map<Integer, Integer> renaming) {
    List<Use> ranges = table.ranges().stream().map(range -> rename(range, renaming)).toList();
    return new Table(ranges, rename(table.body(), renaming));
  }

  /** A copy of the renaming with one more. */
  static Map<Integer, Integer> renaming(List<Integer> from, List<Integer> to) {
    Map<Integer, Integer> renaming = new LinkedHashMap<>();
    for (int i = 0; i < from.size(); i++) {
      renaming.put(from.get(i), to.get(i));
    }
    return renaming;
  }
}
