package org.deriv.normal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deriv.normal.Template.Content;

/**
 * Names networks, sums and functions: each becomes a template under the order of its variables that
 * the labeller chooses. What the labeller says is not trusted: an order must be a permutation, and
 * a symmetry is verified before it counts.
 */
final class Naming {
  private final Store store;
  private final Labeller labeller;

  Naming(Store store, Labeller labeller) {
    this.store = store;
    this.labeller = labeller;
  }

  /** A function of tables; the first slots are axes of its value. */
  Use opaque(String name, List<Integer> axes, List<Table> tables) {
    return opaque(name, axes, tables, List.of());
  }

  /** The same, with symmetries known of its axes. */
  Use opaque(
      String name, List<Integer> axes, List<Table> tables, List<List<Integer>> axisSymmetries) {
    List<Integer> free = freeOf(tables);
    Labelling labelling = label(free.size(), 0, graph -> Incidence.joinTables(graph, free, tables));
    int plain = axes.size();
    Map<Integer, Integer> renaming = new HashMap<>();
    int[] slots = new int[plain + free.size()];
    for (int i = 0; i < plain; i++) {
      slots[i] = axes.get(i);
    }
    for (int i = 0; i < free.size(); i++) {
      int variable = free.get(labelling.order().get(i));
      renaming.put(variable, plain + i);
      slots[plain + i] = variable;
    }
    List<Table> named = tables.stream().map(table -> store.rename(table, renaming)).toList();
    Content content = new Content.Opaque(name, plain, named);
    Template known = store.known(content).orElse(null);
    if (known == null) {
      List<List<Integer>> symmetries =
          verified(labelling, plain, free.size(), s -> named.equals(renameAll(named, s)));
      known =
          store.template(content, slots.length, withAxes(symmetries, axisSymmetries, slots.length));
    }
    return store.use(known, slots);
  }

  private static List<List<Integer>> withAxes(
      List<List<Integer>> symmetries, List<List<Integer>> axes, int arity) {
    if (axes.isEmpty()) {
      return symmetries;
    }
    Set<List<Integer>> all = new LinkedHashSet<>(symmetries);
    for (List<Integer> axis : axes) {
      List<Integer> alone = identity(arity);
      for (int i = 0; i < axis.size(); i++) {
        alone.set(i, axis.get(i));
      }
      all.add(List.copyOf(alone));
      for (List<Integer> symmetry : symmetries) {
        List<Integer> both = new ArrayList<>(symmetry);
        for (int i = 0; i < axis.size(); i++) {
          both.set(i, axis.get(i));
        }
        all.add(List.copyOf(both));
      }
    }
    return List.copyOf(all);
  }

  private static List<Integer> identity(int arity) {
    List<Integer> identity = new ArrayList<>();
    for (int i = 0; i < arity; i++) {
      identity.add(i);
    }
    return identity;
  }

  private List<Table> renameAll(List<Table> tables, Map<Integer, Integer> renaming) {
    return tables.stream().map(table -> store.rename(table, renaming)).toList();
  }

  private static List<Integer> freeOf(List<Table> tables) {
    Set<Integer> free = new LinkedHashSet<>();
    for (Table table : tables) {
      table.ranges().forEach(range -> addAllSlots(free, range));
      for (int variable : table.body().variables()) {
        if (variable >= 0) {
          free.add(variable);
        } else if (variable < Table.variable(table.ranges().size() - 1)) {
          throw new IllegalStateException("an index of another table in " + table);
        }
      }
    }
    if (free.stream().anyMatch(variable -> variable < 0)) {
      throw new IllegalStateException("a range that depends on an index of a table");
    }
    return List.copyOf(free);
  }

  /** A sum as a factor. */
  Use group(Poly sum) {
    List<Integer> free = List.copyOf(sum.variables());
    Labelling labelling =
        label(free.size(), 0, graph -> Incidence.joinTables(graph, free, List.of(Table.of(sum))));
    Map<Integer, Integer> renaming = new HashMap<>();
    int[] slots = new int[free.size()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = free.get(labelling.order().get(i));
      renaming.put(slots[i], i);
    }
    Poly named = store.rename(sum, renaming);
    Content content = new Content.Group(named);
    Template known = store.known(content).orElse(null);
    if (known == null) {
      List<List<Integer>> symmetries =
          verified(labelling, 0, slots.length, s -> named.equals(store.rename(named, s)));
      known = store.template(content, slots.length, symmetries);
    }
    return store.use(known, slots);
  }

  /** A product summed over variables that it connects. */
  Use connected(Map<Integer, Use> bounds, Monomial body) {
    Set<Integer> seen = new LinkedHashSet<>();
    bounds.values().forEach(range -> addAllSlots(seen, range));
    body.powers().forEach(power -> addAllSlots(seen, power.use()));
    List<Integer> variables = new ArrayList<>(seen);
    variables.removeAll(bounds.keySet());
    int free = variables.size();
    variables.addAll(bounds.keySet());
    Labelling labelling =
        label(free, bounds.size(), graph -> Incidence.joinNetwork(graph, variables, bounds, body));
    Map<Integer, Integer> renaming = new HashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      renaming.put(variables.get(labelling.order().get(i)), i);
    }
    List<Use> named = new ArrayList<>();
    for (int i = free; i < variables.size(); i++) {
      Use range = bounds.get(variables.get(labelling.order().get(i)));
      named.add(store.rename(java.util.Objects.requireNonNull(range), renaming));
    }
    Content.Connected content = new Content.Connected(named, store.rename(body, renaming));
    int[] slots = new int[free];
    for (int i = 0; i < free; i++) {
      slots[i] = variables.get(labelling.order().get(i));
    }
    Template known = store.known(content).orElse(null);
    if (known == null) {
      List<List<Integer>> symmetries =
          verified(labelling, 0, free, s -> content.equals(renamed(content, free, s)));
      known = store.template(content, free, symmetries);
    }
    return store.use(known, slots);
  }

  private Content renamed(Content.Connected content, int free, Map<Integer, Integer> symmetry) {
    Map<Integer, Use> moved = new HashMap<>();
    for (int i = 0; i < content.ranges().size(); i++) {
      int target = symmetry.getOrDefault(free + i, free + i);
      moved.put(target, store.rename(content.ranges().get(i), symmetry));
    }
    List<Use> ranges = new ArrayList<>();
    for (int i = 0; i < content.ranges().size(); i++) {
      ranges.add(java.util.Objects.requireNonNull(moved.get(free + i)));
    }
    return new Content.Connected(ranges, store.rename(content.body(), symmetry));
  }

  private static void addAllSlots(Set<Integer> into, Use use) {
    for (int i = 0; i < use.arity(); i++) {
      into.add(use.slot(i));
    }
  }

  private Labelling label(int free, int bound, java.util.function.Consumer<Graph> join) {
    Graph graph = new Graph(free, bound);
    if (graph.isTrivial()) {
      return new Labelling(identity(free + bound), List.of());
    }
    join.accept(graph);
    Labelling labelling = labeller.label(graph);
    if (!isOrder(labelling.order(), free, bound)) {
      throw new Undecidable("a labelling is no order of the variables");
    }
    return labelling;
  }

  private static boolean isOrder(List<Integer> order, int free, int bound) {
    if (order.size() != free + bound || new LinkedHashSet<>(order).size() != order.size()) {
      return false;
    }
    for (int i = 0; i < order.size(); i++) {
      int low = i < free ? 0 : free;
      int high = i < free ? free : free + bound;
      if (order.get(i) < low || order.get(i) >= high) {
        return false;
      }
    }
    return true;
  }

  /** The symmetries claimed that hold, of the parameters, which start at {@code plain}. */
  private static List<List<Integer>> verified(
      Labelling labelling,
      int plain,
      int free,
      java.util.function.Predicate<Map<Integer, Integer>> holds) {
    Set<List<Integer>> symmetries = new LinkedHashSet<>();
    for (List<Integer> claimed : labelling.symmetries()) {
      if (!isOrder(claimed, free, claimed.size() - free)) {
        throw new Undecidable("a symmetry is no permutation");
      }
      List<Integer> ofParameters = identity(plain + free);
      Map<Integer, Integer> renaming = new HashMap<>();
      for (int i = 0; i < claimed.size(); i++) {
        renaming.put(plain + i, plain + claimed.get(i));
        if (i < free) {
          ofParameters.set(plain + i, plain + claimed.get(i));
        }
      }
      if (!ofParameters.equals(identity(plain + free)) && !symmetries.contains(ofParameters)) {
        if (!holds.test(renaming)) {
          throw new Undecidable("a claimed symmetry does not hold");
        }
        symmetries.add(List.copyOf(ofParameters));
      }
    }
    return List.copyOf(symmetries);
  }
}
