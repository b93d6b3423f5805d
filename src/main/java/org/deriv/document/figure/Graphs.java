package org.deriv.document.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.document.figure.ComputationGraph.Edge;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.problem.Goal;

/** Draws computation graphs. */
public final class Graphs {
  private static final long MOST_TIMES = 50;

  private final ComputationGraph graph;
  private final Function<Expr, Formula> formulas;

  private Graphs(ComputationGraph graph, Function<Expr, Formula> formulas) {
    this.graph = graph;
    this.formulas = formulas;
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
    Optional<Composition> composition = Composition.of(graph, formulas);
    if (composition.isEmpty()) {
      return new Refusal(
          "the computation graph is too tangled to be laid out", "draw an inner quantity");
    }
    return new Picture.Drawn(
        GraphPainter.draw(composition.get()),
        caption(goal, window),
        description(composition.get()));
  }

  private List<Inline> caption(Goal.Draw goal, Optional<Window> window) {
    List<Inline> caption = new ArrayList<>(Inline.text("computation graph of "));
    caption.addAll(Caption.list(goal.of().stream().map(formulas).toList()));
    window.ifPresent(times -> {
      caption.add(new Inline.Text(", unrolled for "));
      caption.addAll(Caption.whole(times(times)));
    });
    List<Formula> omitted = graph.omitted().stream().map(formulas).toList();
    if (!omitted.isEmpty()) {
      boolean one = omitted.size() == 1;
      caption.add(new Inline.Text(one ? "; the constant " : "; the constants "));
      caption.addAll(Caption.list(omitted));
      caption.add(new Inline.Text(one ? " is not drawn" : " are not drawn"));
    }
    return caption;
  }

  private static Formula times(Window window) {
    String middle = window.length() > 3 ? "\\ldots" : String.valueOf(window.first() + 1);
    String inner = window.length() > 2 ? middle + ",\\," : "";
    String latex = window.index() + " = " + window.first();
    return Formula.of(window.length() == 1 ? latex : latex + ",\\," + inner + window.last());
  }

  private String description(Composition composition) {
    if (graph.edges().isEmpty()) {
      return "Computation graph without arrows: "
          + composition.names().stream().map(Formula::spoken).collect(Collectors.joining(", "));
    }
    return "Computation graph with arrows "
        + Stream.iterate(0, i -> i + 1)
            .limit(graph.edges().size())
            .map(i -> arrow(graph.edges().size() - 1 - i, composition))
            .collect(Collectors.joining("; "));
  }

  private String arrow(int number, Composition composition) {
    Edge edge = graph.edges().get(number);
    String from = composition.names().get(edge.from()).spoken();
    String to = composition.names().get(edge.to()).spoken();
    String label =
        composition
            .labels()
            .get(number)
            .map(formula -> ", labelled " + formula.spoken())
            .orElse("");
    return "from " + from + " to " + to + label;
  }
}
