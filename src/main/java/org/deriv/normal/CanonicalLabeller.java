package org.deriv.normal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The canonical labelling of a network: colours are refined by the colours of neighbours until
 * nothing changes; where equal colours remain, each vertex of the first such class is singled out
 * in turn, and the order with the least encoding wins (McKay, "Practical graph isomorphism", 1981).
 * Orders that tie are symmetries of the network.
 */
final class CanonicalLabeller implements Labeller {
  private static final int LEAVES = 800;

  @Override
  public Labelling label(Graph graph) {
    return new Search(graph).run();
  }

  private static final class Search {
    private final Graph graph;
    private final List<int[]> ties = new ArrayList<>();
    private Optional<List<long[]>> best = Optional.empty();
    private int leaves;

    Search(Graph graph) {
      this.graph = graph;
    }

    Labelling run() {
      explore(graph.initialColours());
      int[] winner = ties.getFirst();
      Set<List<Integer>> symmetries = new LinkedHashSet<>();
      for (int[] tie : ties.subList(1, ties.size())) {
        symmetries.add(permutation(winner, tie));
      }
      return new Labelling(order(winner), List.copyOf(symmetries));
    }

    /** position → vertex. */
    private List<Integer> order(int[] position) {
      Integer[] order = new Integer[graph.named()];
      for (int vertex = 0; vertex < order.length; vertex++) {
        order[position[vertex]] = vertex;
      }
      return Arrays.asList(order);
    }

    /** The permutation of positions that takes one order to the other. */
    private List<Integer> permutation(int[] winner, int[] tie) {
      List<Integer> order = order(winner);
      return order.stream().map(vertex -> tie[vertex]).toList();
    }

    private void explore(long[] colours) {
      refine(colours);
      int[] cell = firstCell(colours);
      if (cell.length == 0) {
        leaf(colours);
        return;
      }
      for (int vertex : cell) {
        long[] next = colours.clone();
        next[vertex] = Graph.mix(next[vertex], 1);
        explore(next);
      }
    }

    private void leaf(long[] colours) {
      if (++leaves > LEAVES) {
        throw new Undecidable("a network has too many symmetries to be labelled");
      }
      int[] position = positions(colours);
      List<long[]> encoding = graph.encode(position);
      int order = best.isEmpty() ? -1 : Graph.compare(encoding, best.get());
      if (order < 0) {
        best = Optional.of(encoding);
        ties.clear();
      }
      if (order <= 0) {
        ties.add(position);
      }
    }

    /** Free variables first, then bound ones, then helpers; by colour among themselves. */
    private int[] positions(long[] colours) {
      List<Integer> vertices =
          IntStream.range(0, graph.vertices())
              .boxed()
              .sorted(Comparator.comparingInt(this::kind).thenComparingLong(v -> colours[v]))
              .toList();
      int[] position = new int[graph.vertices()];
      for (int i = 0; i < position.length; i++) {
        position[vertices.get(i)] = i;
      }
      return position;
    }

    private int kind(int vertex) {
      return vertex < graph.free() ? 0 : vertex < graph.named() ? 1 : 2;
    }

    /** The vertices of the smallest colour that several variables share; empty if there is none. */
    private int[] firstCell(long[] colours) {
      long[] sorted = colours.clone();
      Arrays.sort(sorted);
      for (int i = 0; i + 1 < sorted.length; i++) {
        if (sorted[i] == sorted[i + 1]) {
          long shared = sorted[i];
          return IntStream.range(0, colours.length).filter(v -> colours[v] == shared).toArray();
        }
      }
      return new int[0];
    }

    private void refine(long[] colours) {
      int classes = count(colours);
      while (true) {
        long[] next = new long[colours.length];
        Arrays.setAll(next, v -> Graph.mix(colours[v], 3));
        for (Graph.Edge edge : graph.edges()) {
          spread(edge, colours, next);
        }
        int refined = count(next);
        System.arraycopy(next, 0, colours, 0, next.length);
        if (refined <= classes) {
          return;
        }
        classes = refined;
      }
    }

    private static void spread(Graph.Edge edge, long[] colours, long[] next) {
      List<Integer> vertices = edge.vertices();
      int helpers = vertices.size() - edge.template().arity();
      long whole = edge.colour();
      for (int i = 0; i < vertices.size(); i++) {
        whole += Graph.mix(orbit(edge, i, helpers), colours[vertices.get(i)]);
      }
      for (int i = 0; i < vertices.size(); i++) {
        next[vertices.get(i)] += Graph.mix(whole, orbit(edge, i, helpers));
      }
    }

    private static int orbit(Graph.Edge edge, int position, int helpers) {
      if (position < helpers) {
        return -1 - position;
      }
      int orbit = position - helpers;
      for (List<Integer> symmetry : edge.template().symmetries()) {
        orbit = Math.min(orbit, symmetry.get(position - helpers));
      }
      return orbit;
    }

    private static int count(long[] colours) {
      return (int) Arrays.stream(colours).distinct().count();
    }
  }
}
