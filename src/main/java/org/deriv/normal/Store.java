package org.deriv.normal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Dim;
import org.deriv.expr.Rational;
import org.deriv.normal.Template.Content;

/**
 * The templates of one decision, interned, and the naming of new ones: a network is named under the
 * order of its variables that the labeller chooses, and symmetries that the labeller claims are
 * verified before they count.
 */
final class Store {
  private static final int FIRST_VARIABLE = 64;
  private static final int TEMPLATES = 50_000;

  private final Labeller labeller;
  private final Map<Content, Template> templates = new LinkedHashMap<>();
  private final Map<Dim, Use> dimensions = new HashMap<>();
  private final Map<Use, Dim> ranges = new HashMap<>();
  private final Set<Use> dimensionNames = new LinkedHashSet<>();
  private int nextVariable = FIRST_VARIABLE;

  Store(Labeller labeller) {
    this.labeller = labeller;
  }

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

  /** The range of an index of an axis. */
  Use range(Dim size) {
    Use known = dimensions.get(size);
    if (known == null) {
      known = range(Poly.ONE, number(size));
      dimensions.put(size, known);
      ranges.put(known, size);
    }
    return known;
  }

  /** The integers from one to another. */
  Use range(Poly low, Poly high) {
    return opaque("range", List.of(), List.of(Table.of(low), Table.of(high)));
  }

  /** The dimension whose range this is. */
  Optional<Dim> dimension(Use range) {
    return Optional.ofNullable(ranges.get(range));
  }

  /** Whether this is the name of a dimension, which is at least 1. */
  boolean isDimension(Use use) {
    return dimensionNames.contains(use);
  }

  /** A dimension as a number. */
  Poly number(Dim dim) {
    dim.names().forEach(name -> dimensionNames.add(scalar(name)));
    Poly.Sum sum = new Poly.Sum();
    dim.terms()
        .forEach((names, factor) ->
            sum.add(
                Monomial.of(names.stream().map(name -> new Power(scalar(name))).toList()),
                Rational.of(factor)));
    return sum.poly();
  }

  /** A function of tables; the first slots are axes of its value. */
  Use opaque(String name, List<Integer> axes, List<Table> tables) {
    return opaque(name, axes, tables, List.of());
  }

  /** The same, with symmetries known of its axes. */
  Use opaque(
      String name, List<Integer> axes, List<Table> tables, List<List<Integer>> axisSymmetries) {
    List<Integer> free = freeOf(tables);
    Labelling labelling = label(free.size(), 0, graph -> joinTables(graph, free, tables));
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
    List<Table> named = tables.stream().map(table -> rename(table, renaming)).toList();
    Content content = new Content.Opaque(name, plain, named);
    Template known = templates.get(content);
    if (known == null) {
      List<List<Integer>> symmetries =
          verified(labelling, plain, free.size(), s -> named.equals(renameAll(named, s)));
      known = template(content, slots.length, withAxes(symmetries, axisSymmetries, slots.length));
    }
    return use(known, slots);
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
    return tables.stream().map(table -> rename(table, renaming)).toList();
  }

  private static List<Integer> freeOf(List<Table> tables) {
    Set<Integer> free = new LinkedHashSet<>();
    for (Table table : tables) {
      table.ranges().forEach(range -> addSlots(free, range));
      table.body().variables().stream().filter(v -> v >= 0).forEach(free::add);
    }
    return List.copyOf(free);
  }

  private static void addSlots(Set<Integer> into, Use use) {
    for (int i = 0; i < use.arity(); i++) {
      if (use.slot(i) >= 0) {
        into.add(use.slot(i));
      }
    }
  }

  /** A sum as a factor. */
  Use group(Poly sum) {
    List<Integer> free = List.copyOf(sum.variables());
    Labelling labelling =
        label(free.size(), 0, graph -> joinTables(graph, free, List.of(Table.of(sum))));
    Map<Integer, Integer> renaming = new HashMap<>();
    int[] slots = new int[free.size()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = free.get(labelling.order().get(i));
      renaming.put(slots[i], i);
    }
    Poly named = rename(sum, renaming);
    Content content = new Content.Group(named);
    Template known = templates.get(content);
    if (known == null) {
      List<List<Integer>> symmetries =
          verified(labelling, 0, slots.length, s -> named.equals(rename(named, s)));
      known = template(content, slots.length, symmetries);
    }
    return use(known, slots);
  }

  /** A product summed over variables that it connects. */
  Use connected(Map<Integer, Use> bounds, Monomial body) {
    Set<Integer> seen = new LinkedHashSet<>();
    bounds.values().forEach(range -> addSlots(seen, range));
    body.powers().forEach(power -> addAllSlots(seen, power.use()));
    List<Integer> variables = new ArrayList<>(seen);
    variables.removeAll(bounds.keySet());
    int free = variables.size();
    variables.addAll(bounds.keySet());
    Labelling labelling =
        label(free, bounds.size(), graph -> joinNetwork(graph, variables, bounds, body));
    Map<Integer, Integer> renaming = new HashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      renaming.put(variables.get(labelling.order().get(i)), i);
    }
    List<Use> named = new ArrayList<>();
    for (int i = free; i < variables.size(); i++) {
      Use range = bounds.get(variables.get(labelling.order().get(i)));
      named.add(rename(java.util.Objects.requireNonNull(range), renaming));
    }
    Content.Connected content = new Content.Connected(named, rename(body, renaming));
    int[] slots = new int[free];
    for (int i = 0; i < free; i++) {
      slots[i] = variables.get(labelling.order().get(i));
    }
    Template known = templates.get(content);
    if (known == null) {
      List<List<Integer>> symmetries =
          verified(labelling, 0, free, s -> content.equals(renamed(content, free, s)));
      known = template(content, free, symmetries);
    }
    return use(known, slots);
  }

  private Content renamed(Content.Connected content, int free, Map<Integer, Integer> symmetry) {
    Map<Integer, Use> moved = new HashMap<>();
    for (int i = 0; i < content.ranges().size(); i++) {
      int target = symmetry.getOrDefault(free + i, free + i);
      moved.put(target, rename(content.ranges().get(i), symmetry));
    }
    List<Use> ranges = new ArrayList<>();
    for (int i = 0; i < content.ranges().size(); i++) {
      ranges.add(java.util.Objects.requireNonNull(moved.get(free + i)));
    }
    return new Content.Connected(ranges, rename(content.body(), symmetry));
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

  private static void joinNetwork(
      Graph graph, List<Integer> variables, Map<Integer, Use> bounds, Monomial body) {
    for (Power power : body.powers()) {
      graph.join(power, vertices(power.use(), variables, List.of()));
    }
    bounds.forEach((variable, range) ->
        graph.join(
            new Power(range), vertices(range, variables, List.of(variables.indexOf(variable)))));
  }

  private static void joinTables(Graph graph, List<Integer> free, List<Table> tables) {
    List<Integer> variables = new ArrayList<>(free);
    int deepest = tables.stream().mapToInt(table -> table.ranges().size()).max().orElse(0);
    int firstIndex = graph.vertices();
    for (int i = 0; i < deepest; i++) {
      graph.helper(1000 + i);
      variables.add(Table.variable(i));
    }
    for (int i = 0; i < tables.size(); i++) {
      Table table = tables.get(i);
      for (int axis = 0; axis < table.ranges().size(); axis++) {
        Use range = table.ranges().get(axis);
        int tagged = graph.helper(Graph.mix(i, 2000 + axis));
        graph.join(new Power(range), vertices(range, variables, List.of(tagged)));
      }
      for (var term : table.body().terms().entrySet()) {
        int helper = graph.helper(Graph.mix(3000 + i, term.getValue().hashCode()));
        for (Power power : term.getKey().powers()) {
          graph.join(power, vertices(power.use(), variables, List.of(helper)));
        }
      }
    }
    if (firstIndex < 0) {
      throw new IllegalStateException("a graph without vertices");
    }
  }

  private static List<Integer> vertices(Use use, List<Integer> variables, List<Integer> helpers) {
    List<Integer> vertices = new ArrayList<>(helpers);
    for (int i = 0; i < use.arity(); i++) {
      vertices.add(variables.indexOf(use.slot(i)));
    }
    return vertices;
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

  private Table rename(Table table, Map<Integer, Integer> renaming) {
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
