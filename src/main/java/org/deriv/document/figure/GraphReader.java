package org.deriv.document.figure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.document.figure.ComputationGraph.Edge;
import org.deriv.document.figure.ComputationGraph.Kind;
import org.deriv.document.figure.ComputationGraph.Node;
import org.deriv.document.figure.Occurrence.Role;
import org.deriv.document.figure.Vocabulary.Standing;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;

/** Reads the computation graph of quantities from the definitions of a problem. */
final class GraphReader {
  /** More nodes than this no reader can follow. */
  static final int MOST_NODES = 200;

  /** More arrows than this no reader can follow. */
  static final int MOST_EDGES = 600;

  private final Vocabulary vocabulary;
  private final Definitions definitions;
  private final Optional<Window> window;
  private final Map<Expr, List<Occurrence>> bodies = new LinkedHashMap<>();
  private final Set<Expr> inputs = new LinkedHashSet<>();
  private final Set<Expr> given = new LinkedHashSet<>();
  private final Deque<Expr> open = new ArrayDeque<>();
  private final List<String> declared;

  private GraphReader(Context context, Optional<Window> window) {
    this.vocabulary = new Vocabulary(context);
    this.definitions = new Definitions(context, window);
    this.window = window;
    this.declared = List.copyOf(context.declarations().keySet());
  }

  /** The graph of what these expressions are computed from, within a window of times. */
  static Reading read(List<Expr> drawn, Context context, Optional<Window> window) {
    return new GraphReader(context, window).read(drawn);
  }

  private Reading read(List<Expr> drawn) {
    for (Expr target : drawn) {
      List<Expr> nodes = definitions.targets(target);
      nodes.stream().filter(this::isGiven).forEach(inputs::add);
      nodes.forEach(this::visit);
    }
    while (!open.isEmpty()) {
      Expr node = open.removeFirst();
      if (definitions.needsTimes(node)) {
        return new Refusal(
            "the recurrence of `" + node + "` is drawn for given times only",
            "add times, as in `draw " + drawn.getFirst() + " for t in 1..3`");
      }
      Optional<List<Occurrence>> uses = uses(node);
      if (uses.isEmpty()) {
        return new Refusal(
            "the definition of `" + node + "` is too large to be drawn",
            "name parts of it by `let`");
      }
      bodies.put(node, uses.get());
      uses.get().forEach(this::follow);
      if (bodies.size() > MOST_NODES) {
        return tooMany("more than " + MOST_NODES + " nodes");
      }
    }
    return assemble();
  }

  private void visit(Expr node) {
    if (!bodies.containsKey(node)) {
      bodies.put(node, List.of());
      open.addLast(node);
    }
  }

  private Optional<List<Occurrence>> uses(Expr node) {
    Optional<Definitions.Body> body = definitions.body(node);
    return body.isEmpty()
        ? Optional.of(List.of())
        : new BodyReader(vocabulary, window).read(body.get().expr(), body.get().scope());
  }

  private void follow(Occurrence use) {
    if (!isGiven(use.source())) {
      visit(definitions.canonical(use.source()));
      return;
    }
    given.add(use.source());
    if (use.role() == Role.DATA) {
      inputs.add(use.source());
    }
  }

  private boolean isGiven(Expr expr) {
    return expr.op() instanceof Op.Symbol(String name, Shape _)
        && vocabulary.standing(name) == Standing.GIVEN;
  }

  private Reading assemble() {
    Map<Expr, Integer> places = new LinkedHashMap<>();
    inputs.forEach(expr -> places.put(expr, places.size()));
    bodies.keySet().forEach(expr -> places.putIfAbsent(expr, places.size()));
    List<Node> nodes =
        places.keySet().stream()
            .map(expr -> new Node(expr, kind(expr), definitions.cell(expr)))
            .toList();
    List<Edge> edges = edges(places);
    return nodes.size() > MOST_NODES || edges.size() > MOST_EDGES
        ? tooMany("more than " + MOST_NODES + " nodes or " + MOST_EDGES + " arrows")
        : new ComputationGraph(nodes, edges, omitted(edges));
  }

  private List<Edge> edges(Map<Expr, Integer> places) {
    Map<Link, Set<Expr>> weights = new LinkedHashMap<>();
    bodies.forEach((node, uses) -> {
      int to = places.getOrDefault(node, -1);
      for (Occurrence use : uses) {
        int from = places.getOrDefault(definitions.canonical(use.source()), -1);
        if (from >= 0) {
          Link link = new Link(from, to);
          weights.computeIfAbsent(link, _ -> new LinkedHashSet<>()).addAll(labels(use));
        }
      }
    });
    List<Edge> edges = new ArrayList<>();
    weights.forEach((link, by) -> edges.add(new Edge(link.from(), link.to(), List.copyOf(by))));
    return edges;
  }

  /** The weights of a use that are not themselves drawn as nodes. */
  private List<Expr> labels(Occurrence use) {
    return use.role() != Role.DATA
        ? List.of()
        : use.weights().stream()
            .filter(weight ->
                inputs.stream()
                    .noneMatch(input ->
                        vocabulary.quantities(weight, Set.of()).contains(input.toString())))
            .toList();
  }

  private Kind kind(Expr expr) {
    return definitions.isBoundary(expr)
        ? Kind.BOUNDARY
        : bodies.getOrDefault(expr, List.of()).isEmpty() ? Kind.INPUT : Kind.COMPUTED;
  }

  /** The given values that are neither nodes nor labels, as they were declared. */
  private List<Expr> omitted(List<Edge> edges) {
    Set<String> shown = new LinkedHashSet<>();
    for (Edge edge : edges) {
      edge.weights().forEach(weight -> shown.addAll(vocabulary.quantities(weight, Set.of())));
    }
    return given.stream()
        .filter(expr -> !inputs.contains(expr) && !shown.contains(expr.toString()))
        .sorted(Comparator.comparingInt(expr -> declared.indexOf(expr.toString())))
        .toList();
  }

  private static Refusal tooMany(String what) {
    return new Refusal(
        "the computation graph has " + what, "draw an inner quantity, or fewer times");
  }
}
