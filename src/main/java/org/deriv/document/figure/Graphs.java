package org.deriv.document.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deriv.document.Drawing;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.document.figure.ComputationGraph.Edge;
import org.deriv.document.figure.ComputationGraph.Node;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.problem.Goal;

/** Draws computation graphs. */
public final class Graphs {
  private static final long MOST_TIMES = 50;
  private static final double LEAST_RADIUS = 13.5;
  private static final double MOST_ROUND = 17;
  private static final int MOST_WEIGHTS = 3;

  private final ComputationGraph graph;
  private final Function<Expr, Formula> formulas;
  private final List<Formula> names;
  private final List<Optional<Formula>> labels;

  private Graphs(ComputationGraph graph, Function<Expr, Formula> formulas) {
    this.graph = graph;
    this.formulas = formulas;
    this.names = graph.nodes().stream().map(Node::expr).map(formulas).toList();
    this.labels = graph.edges().stream().map(this::label).toList();
  }

  /**
   * The computation graph of quantities, unrolled over times where the goal says for which.
   *
   * @param formulas how expressions are typeset
   */
  public static Picture draw(Goal.Draw goal, Context context, Function<Expr, Formula> formulas) {
    Optional<Window> window = goal.times().flatMap(range -> Window.of(range, context));
    if (goal.times().isPresent() && window.isEmpty()) {
      return new Refusal(
          "the times of a drawing must be given as numbers, the first one first",
          "write numbers, as in `for t in 1..3`");
    }
    if (window.isPresent() && window.get().length() > MOST_TIMES) {
      return new Refusal(
          "a drawing of " + window.get().length() + " times is too wide to be read",
          "draw a few times, as in `for " + window.get().index() + " in 1..3`");
    }
    return switch (GraphReader.read(goal.of(), context, window)) {
      case Refusal refusal -> refusal;
      case ComputationGraph graph -> new Graphs(graph, formulas).draw(goal, window);
    };
  }

  private Picture draw(Goal.Draw goal, Optional<Window> window) {
    List<Pill> sizes = sizes();
    List<Box> rooms = labels.stream().map(Graphs::room).toList();
    Optional<Sketch> sketch =
        graph.isUnrolled()
            ? Optional.of(GridLayout.of(graph, sizes, rooms))
            : LayeredLayout.of(sizes, graph.links(), rooms);
    if (sketch.isEmpty()) {
      return new Refusal(
          "the computation graph is too tangled to be laid out", "draw an inner quantity");
    }
    var kinds = graph.nodes().stream().map(Node::kind).toList();
    GraphPainter.Scene scene = GraphPainter.Scene.of(sketch.get(), graph.links(), kinds);
    List<Optional<Box>> boxes = LabelPlacer.place(sketch.get().nodes(), scene.visible(), rooms);
    Drawing drawing = GraphPainter.draw(scene, names, labels, boxes);
    return new Picture.Drawn(drawing, caption(goal, window), description());
  }

  /** Circles of one size for short names, longer outlines for longer ones. */
  private List<Pill> sizes() {
    List<Box> boxes =
        names.stream().map(name -> FormulaSize.of(name.latex(), GraphPainter.NODE_SIZE)).toList();
    double radius = LEAST_RADIUS;
    for (Box box : boxes) {
      double round = Math.hypot(box.width(), 0.7 * box.height()) / 2 + 2;
      radius = round <= MOST_ROUND ? Math.max(radius, round) : radius;
    }
    double common = radius;
    return boxes.stream()
        .map(box -> {
          boolean fits = Math.hypot(box.width(), 0.7 * box.height()) / 2 + 2 <= common;
          double tall = Math.max(common, box.height() / 2 + 3);
          double wide = fits ? common : box.width() / 2 + 7;
          return new Pill(new Point(0, 0), Math.max(wide, tall), tall);
        })
        .toList();
  }

  private static Box room(Optional<Formula> label) {
    return label
        .map(formula -> FormulaSize.of(formula.latex(), GraphPainter.EDGE_SIZE))
        .orElse(new Box(0, 0, 0, 0));
  }

  private Optional<Formula> label(Edge edge) {
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

  private List<Inline> caption(Goal.Draw goal, Optional<Window> window) {
    List<Inline> caption = new ArrayList<>(Inline.text("computation graph of "));
    list(caption, goal.of());
    window.ifPresent(times -> {
      caption.add(new Inline.Text(", unrolled for "));
      caption.add(new Inline.Maths(times(times)));
    });
    if (!graph.omitted().isEmpty()) {
      caption.add(
          new Inline.Text(graph.omitted().size() == 1 ? "; the constant " : "; the constants "));
      list(caption, graph.omitted());
      caption.add(
          new Inline.Text(graph.omitted().size() == 1 ? " is not drawn" : " are not drawn"));
    }
    return caption;
  }

  private static Formula times(Window window) {
    String middle = window.length() > 3 ? "\\ldots" : String.valueOf(window.first() + 1);
    String inner = window.length() > 2 ? middle + ",\\," : "";
    String latex = window.index() + " = " + window.first();
    return Formula.of(window.length() == 1 ? latex : latex + ",\\," + inner + window.last());
  }

  private void list(List<Inline> words, List<Expr> items) {
    for (int i = 0; i < items.size(); i++) {
      words.addAll(Inline.text(i == 0 ? "" : i + 1 == items.size() ? " and " : ", "));
      words.add(new Inline.Maths(formulas.apply(items.get(i))));
    }
  }

  private String description() {
    if (graph.edges().isEmpty()) {
      return "Computation graph without arrows: "
          + names.stream().map(Formula::text).collect(Collectors.joining(", "));
    }
    return "Computation graph with the arrows "
        + Stream.iterate(0, i -> i + 1)
            .limit(graph.edges().size())
            .map(this::arrow)
            .collect(Collectors.joining("; "));
  }

  private String arrow(int number) {
    Edge edge = graph.edges().get(number);
    String ends = names.get(edge.from()).text() + " → " + names.get(edge.to()).text();
    return ends + labels.get(number).map(label -> " (" + label.text() + ")").orElse("");
  }
}
