package org.deriv.normal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The incidence structure of a network: vertices are the variables to be put in order (free ones,
 * then bound ones) and after them helpers such as the terms of a sum; edges join the variables of a
 * factor.
 */
final class Graph {
  private final int free;
  private final int bound;
  private final List<Long> colours = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();

  /** A factor: its colour, its vertices by position, and for each position its orbit. */
  record Edge(long colour, List<Integer> vertices, Template template) {}

  Graph(int free, int bound) {
    this.free = free;
    this.bound = bound;
    for (int i = 0; i < free + bound; i++) {
      colours.add(i < free ? 1L : 2L);
    }
  }

  int free() {
    return free;
  }

  int named() {
    return free + bound;
  }

  int vertices() {
    return colours.size();
  }

  List<Edge> edges() {
    return edges;
  }

  long colour(int vertex) {
    return colours.get(vertex);
  }

  int helper(long colour) {
    colours.add(colour);
    return colours.size() - 1;
  }

  void join(Power power, List<Integer> vertices) {
    long colour = mix(power.use().template().id(), power.exponent().hashCode());
    edges.add(new Edge(colour, vertices, power.use().template()));
  }

  boolean isTrivial() {
    return free <= 1 && bound <= 1;
  }

  static long mix(long seed, long value) {
    long z = seed * 0x9E3779B97F4A7C15L + value + 0xD6E8FEB86659FD93L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  long[] initialColours() {
    return colours.stream().mapToLong(Long::longValue).map(colour -> mix(7, colour)).toArray();
  }

  /** The edges as rows of numbers under an order of the vertices, sorted. */
  List<long[]> encode(int[] position) {
    List<long[]> rows = new ArrayList<>(edges.size());
    for (Edge edge : edges) {
      long[] best = row(edge, position, List.of());
      for (List<Integer> symmetry : edge.template().symmetries()) {
        long[] other = row(edge, position, symmetry);
        best = Arrays.compare(other, best) < 0 ? other : best;
      }
      rows.add(best);
    }
    rows.sort(Arrays::compare);
    return rows;
  }

  /** Helpers come before the slots of the template, and no symmetry moves them. */
  private static long[] row(Edge edge, int[] position, List<Integer> symmetry) {
    int size = edge.vertices().size();
    int helpers = size - edge.template().arity();
    long[] row = new long[size + 1];
    row[0] = edge.colour();
    for (int i = 0; i < size; i++) {
      int from = i < helpers || symmetry.isEmpty() ? i : helpers + symmetry.get(i - helpers);
      row[i + 1] = position[edge.vertices().get(from)];
    }
    return row;
  }

  static int compare(List<long[]> left, List<long[]> right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int byRow = Arrays.compare(left.get(i), right.get(i));
      if (byRow != 0) {
        return byRow;
      }
    }
    return Integer.compare(left.size(), right.size());
  }
}
