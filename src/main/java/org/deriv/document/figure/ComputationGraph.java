package org.deriv.document.figure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.deriv.expr.Expr;

/**
 * Which quantities are computed from which: nodes and arrows between them.
 *
 * <p>A node is a quantity that was asked for, a name that the author gave to an expression, a term
 * of a sequence, a random quantity, or a given value that is an input. A given value is no input,
 * but fixed, where it only multiplies others (a weight, which labels the arrow) or is only added to
 * what is computed from others (a bias or a target, which is left out).
 *
 * @param omitted the fixed values that label no arrow
 */
record ComputationGraph(List<Node> nodes, List<Edge> edges, List<Expr> omitted) implements Reading {
  ComputationGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    omitted = List.copyOf(omitted);
  }

  /** What a node is. */
  enum Kind {
    /** It is drawn without anything that it depends on, because it depends on nothing. */
    INPUT,
    /** It is computed from others. */
    COMPUTED,
    /** It is a state before the first or after the last of the times asked for. */
    BOUNDARY
  }

  /**
   * A quantity.
   *
   * @param cell where it stands in the grid of a recurrence; empty for what has no time
   */
  record Node(Expr expr, Kind kind, Optional<Cell> cell) {}

  /**
   * A place in the grid of a recurrence.
   *
   * @param row which quantity, whatever the time
   */
  record Cell(String row, long time) {}

  /**
   * An arrow.
   *
   * @param from the number of the node that is used, counted from 0
   * @param to the number of the node that is computed from it
   * @param weights what it is multiplied by on the way, the first one first
   */
  record Edge(int from, int to, List<Expr> weights) {
    Edge {
      weights = List.copyOf(weights);
    }
  }

  /** Whether it is a recurrence drawn over time. */
  boolean isUnrolled() {
    return nodes.stream().anyMatch(node -> node.cell().isPresent());
  }

  /** The arrows between numbered places. */
  List<Link> links() {
    return edges.stream().map(edge -> new Link(edge.from(), edge.to())).toList();
  }

  /** An arrow as {@code x -> z by W}. */
  String describe(Edge edge) {
    String ends = nodes.get(edge.from()).expr() + " -> " + nodes.get(edge.to()).expr();
    return edge.weights().isEmpty()
        ? ends
        : ends
            + edge.weights().stream()
                .map(Expr::toString)
                .collect(Collectors.joining(", ", " by ", ""));
  }
}
