package org.deriv.document.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.deriv.document.figure.ComputationGraph.Cell;
import org.deriv.document.figure.ComputationGraph.Node;

/**
 * Lays an unrolled recurrence out in a grid: a column for each time, a row for each quantity, what
 * is computed above what it is computed from. Quantities that stand side by side, such as the
 * states of a forward and a backward recurrence, are shifted sideways, so that arrows pass between
 * them. What has no time stands over or under the middle of what it is joined to.
 */
final class GridLayout {
  private static final double SHIFT = 40;
  private static final double LAYER_STEP = 62;
  private static final double ROW_STEP = 46;
  private static final double GAP = 18;

  private final ComputationGraph graph;
  private final List<Pill> sizes;
  private final List<Box> labels;
  private final List<Integer> rowOf = new ArrayList<>();
  private final List<Integer> layerOf;
  private final Set<Integer> timed = new LinkedHashSet<>();
  private final Set<Integer> computed = new LinkedHashSet<>();

  private GridLayout(ComputationGraph graph, List<Pill> sizes, List<Box> labels) {
    this.graph = graph;
    this.sizes = sizes;
    this.labels = labels;
    Map<String, Integer> rows = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      String key = node.cell().map(Cell::row).orElse("= " + node.expr());
      rowOf.add(rows.computeIfAbsent(key, _ -> rows.size()));
      node.cell().ifPresent(_ -> timed.add(rowOf.getLast()));
    }
    graph.links().forEach(link -> computed.add(rowOf.get(link.to())));
    this.layerOf = layers(rows.size());
  }

  /** The layout. */
  static Sketch of(ComputationGraph graph, List<Pill> sizes, List<Box> labels) {
    GridLayout layout = new GridLayout(graph, sizes, labels);
    List<Pill> nodes = layout.placed();
    return new Sketch(nodes, layout.routes(nodes));
  }

  /** The layer of each row: links within a time count first, others where they fit. */
  private List<Integer> layers(int rows) {
    Set<Link> wishes = new LinkedHashSet<>();
    graph.links().stream().filter(this::isWithinTime).map(this::rows).forEach(wishes::add);
    graph.links().stream().map(this::rows).forEach(wishes::add);
    wishes.removeIf(link -> link.from() == link.to());
    List<Link> kept = new ArrayList<>();
    for (Link link : wishes) {
      kept.add(link);
      if (Layering.of(rows, kept).isEmpty()) {
        kept.removeLast();
      }
    }
    return Layering.of(rows, kept).orElseThrow();
  }

  private Link rows(Link link) {
    return new Link(rowOf.get(link.from()), rowOf.get(link.to()));
  }

  private boolean isWithinTime(Link link) {
    var from = graph.nodes().get(link.from()).cell();
    var to = graph.nodes().get(link.to()).cell();
    return from.isEmpty() || to.isEmpty() || from.get().time() == to.get().time();
  }

  private List<Pill> placed() {
    Point[] places = new Point[layerOf.size()];
    int deepest = layerOf.stream().mapToInt(Integer::intValue).max().orElse(0);
    double y = LAYER_STEP;
    int most = 1;
    for (int layer = 0; layer <= deepest; layer++) {
      y -= LAYER_STEP;
      List<Integer> rows = rows(layer);
      List<Integer> timedRows = rows.stream().filter(timed::contains).toList();
      for (int i = 0; i < timedRows.size(); i++) {
        y -= i == 0 ? 0 : ROW_STEP;
        places[timedRows.get(i)] = new Point(SHIFT * shift(i, timedRows), y);
      }
      boolean alone = timedRows.isEmpty() || timedRows.size() == rows.size();
      y -= alone ? 0 : ROW_STEP;
      for (int row : rows) {
        places[row] = timed.contains(row) ? places[row] : new Point(0, y);
      }
      most = Math.max(most, timedRows.size());
    }
    return columns(List.of(places), SHIFT * (most - 1) + columnStep());
  }

  /**
   * How many steps a row stands to the right of the middle of its column. Inputs beside computed
   * quantities stand to the left of all those.
   */
  private double shift(int i, List<Integer> rows) {
    int inputs = (int) rows.stream().filter(row -> !computed.contains(row)).count();
    int aside = inputs == rows.size() ? 0 : inputs;
    return i - (rows.size() - 1 + aside) / 2.0;
  }

  /** Inputs first, so that they stand beneath the computed quantities of their layer. */
  private List<Integer> rows(int layer) {
    return Stream.iterate(0, row -> row + 1)
        .limit(layerOf.size())
        .filter(row -> layerOf.get(row) == layer)
        .sorted(Comparator.comparing(computed::contains))
        .toList();
  }

  /** Wide enough for the label of an arrow from one time to the next. */
  private double columnStep() {
    double widest = sizes.stream().mapToDouble(Pill::halfWidth).max().orElse(0);
    double label = 0;
    for (int i = 0; i < labels.size(); i++) {
      boolean across = !isWithinTime(graph.links().get(i));
      label = across ? Math.max(label, labels.get(i).width()) : label;
    }
    return 2 * widest + Math.max(34, label + 20);
  }

  private List<Pill> columns(List<Point> rows, double step) {
    // Far apart times stand next to one another.
    List<Long> times =
        graph.nodes().stream()
            .flatMap(node -> node.cell().stream())
            .map(Cell::time)
            .distinct()
            .sorted()
            .toList();
    List<Pill> nodes = new ArrayList<>();
    for (int node = 0; node < sizes.size(); node++) {
      Point place = rows.get(rowOf.get(node));
      double column = graph.nodes().get(node).cell().map(c -> times.indexOf(c.time())).orElse(0);
      nodes.add(sizes.get(node).at(place.plus(new Point(step * column, 0))));
    }
    new TreeSet<>(layerOf).forEach(layer -> centre(layer, nodes));
    return nodes;
  }

  /** Moves what has no time to the middle of what it is joined to, side by side. */
  private void centre(int layer, List<Pill> nodes) {
    List<Integer> loose = new ArrayList<>();
    Map<Integer, Double> wishes = new HashMap<>();
    for (int node = 0; node < nodes.size(); node++) {
      if (layerOf.get(rowOf.get(node)) == layer && graph.nodes().get(node).cell().isEmpty()) {
        loose.add(node);
        wishes.put(node, middle(node, nodes));
      }
    }
    loose.sort(Comparator.comparingDouble(node -> wishes.getOrDefault(node, 0.0)));
    double width = loose.stream().mapToDouble(node -> 2 * sizes.get(node).halfWidth() + GAP).sum();
    double mean = wishes.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
    double right = mean - width / 2;
    for (int node : loose) {
      double half = sizes.get(node).halfWidth() + GAP / 2;
      double wish = wishes.getOrDefault(node, 0.0);
      double x = loose.size() == 1 ? wish : right + half;
      right += 2 * half;
      nodes.set(node, sizes.get(node).at(new Point(x, nodes.get(node).centre().y())));
    }
  }

  private double middle(int node, List<Pill> nodes) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Link link : graph.links()) {
      boolean leaves = link.from() == node;
      if (leaves || link.to() == node) {
        double x = nodes.get(leaves ? link.to() : link.from()).centre().x();
        low = Math.min(low, x);
        high = Math.max(high, x);
      }
    }
    return low <= high ? (low + high) / 2 : 0;
  }

  private List<Route> routes(List<Pill> nodes) {
    Router router = new Router(nodes);
    List<Link> links = graph.links();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < links.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> span(links.get(i), nodes)));
    Route[] routes = new Route[links.size()];
    for (int i : order) {
      Point from = nodes.get(links.get(i).from()).centre();
      Point to = nodes.get(links.get(i).to()).centre();
      routes[i] = router.choose(links.get(i), Router.ways(from, to));
    }
    return List.of(routes);
  }

  private static double span(Link link, List<Pill> nodes) {
    return nodes.get(link.to()).centre().minus(nodes.get(link.from()).centre()).length();
  }
}
