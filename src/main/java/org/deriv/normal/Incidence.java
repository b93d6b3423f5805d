package org.deriv.normal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws the graph of a network or of tables, for it to be labelled. */
final class Incidence {
  private Incidence() {}

  /** A product and the ranges of its bound variables. */
  static void joinNetwork(
      Graph graph, List<Integer> variables, Map<Integer, Use> bounds, Monomial body) {
    for (Power power : body.powers()) {
      graph.join(power, vertices(power.use(), variables, List.of()));
    }
    bounds.forEach((variable, range) ->
        graph.join(
            new Power(range), vertices(range, variables, List.of(variables.indexOf(variable)))));
  }

  /** Tables, whose indices and terms are helpers. */
  static void joinTables(Graph graph, List<Integer> free, List<Table> tables) {
    List<Integer> variables = new ArrayList<>(free);
    int deepest = tables.stream().mapToInt(table -> table.ranges().size()).max().orElse(0);
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
  }

  private static List<Integer> vertices(Use use, List<Integer> variables, List<Integer> helpers) {
    List<Integer> vertices = new ArrayList<>(helpers);
    for (int i = 0; i < use.arity(); i++) {
      vertices.add(variables.indexOf(use.slot(i)));
    }
    return vertices;
  }
}
