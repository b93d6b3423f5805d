package org.deriv.document.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Orders the places within layers so that few links cross: again and again each place moves to the
 * mean position of its neighbours in the layer before or after (the barycentre heuristic of
 * Sugiyama, Tagawa and Toda), and the best order is kept.
 */
final class CrossingReduction {
  private static final int SWEEPS = 16;

  private final List<List<Integer>> before = new ArrayList<>();
  private final List<List<Integer>> after = new ArrayList<>();
  private final int[] position;

  private CrossingReduction(Ranks ranks) {
    this.position = new int[ranks.places()];
    for (int i = 0; i < position.length; i++) {
      before.add(new ArrayList<>());
      after.add(new ArrayList<>());
    }
    for (Link link : ranks.segments()) {
      after.get(link.from()).add(link.to());
      before.get(link.to()).add(link.from());
    }
  }

  /** The same ranks with fewer crossings, or as few. */
  static Ranks of(Ranks ranks) {
    CrossingReduction reduction = new CrossingReduction(ranks);
    List<List<Integer>> layers = new ArrayList<>();
    ranks.layers().forEach(layer -> layers.add(new ArrayList<>(layer)));
    List<List<Integer>> best = copy(layers);
    long fewest = reduction.crossings(layers);
    for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
      boolean forwards = sweep % 2 == 0;
      for (int i = 0; i < layers.size(); i++) {
        int layer = forwards ? i : layers.size() - 1 - i;
        reduction.sort(layers.get(layer), forwards ? reduction.before : reduction.after);
      }
      long now = reduction.crossings(layers);
      if (now < fewest) {
        fewest = now;
        best = copy(layers);
      }
    }
    return ranks.ordered(best);
  }

  /** How many pairs of links cross between neighbouring layers. */
  static long crossings(Ranks ranks) {
    return new CrossingReduction(ranks).crossings(ranks.layers());
  }

  private void sort(List<Integer> layer, List<List<Integer>> neighbours) {
    double[] wish = new double[position.length];
    for (int place : layer) {
      wish[place] =
          neighbours.get(place).stream()
              .mapToInt(other -> position[other])
              .average()
              .orElse(position[place]);
    }
    layer.sort(Comparator.comparingDouble(place -> wish[place]));
    number(layer);
  }

  private void number(List<Integer> layer) {
    for (int i = 0; i < layer.size(); i++) {
      position[layer.get(i)] = i;
    }
  }

  private long crossings(List<List<Integer>> layers) {
    layers.forEach(this::number);
    long crossings = 0;
    for (int i = 0; i + 1 < layers.size(); i++) {
      crossings += between(layers.get(i), layers.get(i + 1).size());
    }
    return crossings;
  }

  /** The inversions among the ends of the links, counted with a Fenwick tree. */
  private long between(List<Integer> layer, int width) {
    long[] tree = new long[width + 1];
    long seen = 0;
    long crossings = 0;
    for (int place : layer) {
      List<Integer> ends = after.get(place).stream().map(end -> position[end]).sorted().toList();
      for (int end : ends) {
        crossings += seen - upTo(tree, end + 1);
      }
      for (int end : ends) {
        for (int i = end + 1; i <= width; i += i & -i) {
          tree[i]++;
        }
        seen++;
      }
    }
    return crossings;
  }

  private static long upTo(long[] tree, int end) {
    long sum = 0;
    for (int i = end; i > 0; i -= i & -i) {
      sum += tree[i];
    }
    return sum;
  }

  private static List<List<Integer>> copy(List<List<Integer>> layers) {
    return layers.stream().map(List::copyOf).toList();
  }
}
