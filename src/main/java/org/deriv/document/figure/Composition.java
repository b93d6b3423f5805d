package org.deriv.document.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.deriv.document.Formula;
import org.deriv.document.figure.ComputationGraph.Edge;
import org.deriv.document.figure.ComputationGraph.Kind;
import org.deriv.document.figure.ComputationGraph.Node;
import org.deriv.expr.Expr;

/**
 * A graph with everything in its place, ready to be painted.
 *
 * @param visible the parts of its arrows that are seen
 * @param kinds what its nodes are
 * @param names of its nodes
 * @param labels of its arrows
 * @param boxes where these stand; empty for an arrow without a label
 */
record Composition(
    Sketch sketch,
    List<Route> visible,
    List<Kind> kinds,
    List<Formula> names,
    List<Optional<Formula>> labels,
    List<Optional<Box>> boxes) {
  static final double NODE_SIZE = 10;
  static final double EDGE_SIZE = 8.5;
  private static final double LEAST_RADIUS = 13.5;
  private static final double MOST_ROUND = 17;
  private static final double GAP = 0.7;
  private static final int MOST_WEIGHTS = 3;

  Composition {
    visible = List.copyOf(visible);
    kinds = List.copyOf(kinds);
    names = List.copyOf(names);
    labels = List.copyOf(labels);
    boxes = List.copyOf(boxes);
  }

  /** The graph laid out; empty where it is too tangled. */
  static Optional<Composition> of(ComputationGraph graph, Function<Expr, Formula> formulas) {
    List<Formula> names = graph.nodes().stream().map(Node::expr).map(formulas).toList();
    List<Optional<Formula>> labels =
        graph.edges().stream().map(edge -> label(edge, formulas)).toList();
    List<Pill> sizes = sizes(names);
    List<Box> rooms = labels.stream().map(Composition::room).toList();
    Optional<Sketch> laid =
        graph.isUnrolled()
            ? Optional.of(GridLayout.of(graph, sizes, rooms))
            : LayeredLayout.of(sizes, graph.links(), rooms);
    return laid.map(sketch -> {
      List<Route> visible = visible(sketch, graph.links());
      List<Kind> kinds = graph.nodes().stream().map(Node::kind).toList();
      List<Optional<Box>> boxes = LabelPlacer.place(sketch.nodes(), visible, rooms);
      return new Composition(sketch, visible, kinds, names, labels, boxes);
    });
  }

  private static List<Route> visible(Sketch sketch, List<Link> links) {
    List<Route> visible = new ArrayList<>();
    for (int i = 0; i < links.size(); i++) {
      Pill from = sketch.nodes().get(links.get(i).from());
      Pill to = sketch.nodes().get(links.get(i).to());
      visible.add(sketch.routes().get(i).outside(from, to, GAP));
    }
    return visible;
  }

  /** Circles of one size for short names, longer outlines for longer ones. */
  private static List<Pill> sizes(List<Formula> names) {
    List<Box> boxes = names.stream().map(name -> FormulaSize.of(name.latex(), NODE_SIZE)).toList();
    double radius =
        boxes.stream()
            .mapToDouble(Composition::round)
            .filter(round -> round <= MOST_ROUND)
            .max()
            .orElse(LEAST_RADIUS);
    double common = Math.max(LEAST_RADIUS, radius);
    return boxes.stream().map(box -> size(box, common)).toList();
  }

  private static Pill size(Box box, double common) {
    double tall = Math.max(common, box.height() / 2 + 3);
    double wide = round(box) <= common ? common : box.width() / 2 + 7;
    return new Pill(new Point(0, 0), Math.max(wide, tall), tall);
  }

  /** The radius of the circle that a name fits in; its corners are seldom inked. */
  private static double round(Box box) {
    return Math.hypot(box.width(), 0.7 * box.height()) / 2 + 2;
  }

  private static Box room(Optional<Formula> label) {
    return label
        .map(formula -> FormulaSize.of(formula.latex(), EDGE_SIZE))
        .orElse(new Box(0, 0, 0, 0));
  }

  private static Optional<Formula> label(Edge edge, Function<Expr, Formula> formulas) {
    if (edge.weights().isEmpty()) {
      return Optional.empty();
    }
    String latex =
        edge.weights().stream()
            .limit(MOST_WEIGHTS)
            .map(weight -> formulas.apply(weight).latex())
            .collect(Collectors.joining(",\\,"));
    boolean cut = edge.weights().size() > MOST_WEIGHTS;
    return Optional.of(Formula.of(cut ? latex + ",\\,\\ldots" : latex));
  }
}
