package org.deriv.document.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the coordinates of places across their layers: the spine is straight, and every other place
 * is drawn to its neighbours in the layers beside its own, as near as order and gaps allow.
 */
final class Alignment {
  private static final int ROUNDS = 24;
  private static final double PINNED = 1e7;

  private final Ranks ranks;
  private final double[] halves;
  private final List<List<Integer>> neighbours = new ArrayList<>();
  private final boolean[] pinned;
  private final double[] across;

  private Alignment(Ranks ranks, double[] halves, List<Integer> spine) {
    this.ranks = ranks;
    this.halves = halves;
    this.pinned = new boolean[halves.length];
    this.across = new double[halves.length];
    spine.forEach(place -> pinned[place] = true);
    Arrays.stream(halves).forEach(_ -> neighbours.add(new ArrayList<>()));
    for (Link link : ranks.segments()) {
      neighbours.get(link.from()).add(link.to());
      neighbours.get(link.to()).add(link.from());
    }
  }

  /**
   * The coordinate of each place; those of the spine are 0.
   *
   * @param halves half the extent of each place, with half the gap that it wants
   */
  static double[] of(Ranks ranks, double[] halves, List<Integer> spine) {
    Alignment alignment = new Alignment(ranks, halves, spine);
    int depth = ranks.layers().size();
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < depth; i++) {
        alignment.settle(ranks.layers().get(round % 2 == 0 ? i : depth - 1 - i), round == 0);
      }
    }
    for (int place = 0; place < halves.length; place++) {
      alignment.across[place] = Math.round(100 * alignment.across[place]) / 100.0;
    }
    return alignment.across;
  }

  /** Least squares under the order, by pooling adjacent violators. */
  private void settle(List<Integer> layer, boolean first) {
    double[] offsets = new double[layer.size()];
    for (int i = 1; i < layer.size(); i++) {
      offsets[i] = offsets[i - 1] + halves[layer.get(i - 1)] + halves[layer.get(i)];
    }
    List<double[]> pools = new ArrayList<>();
    for (int i = 0; i < layer.size(); i++) {
      int place = layer.get(i);
      double weight = pinned[place] ? PINNED : 1;
      double[] pool = {(wish(place, first) - offsets[i]) * weight, weight, 1};
      while (!pools.isEmpty() && pools.getLast()[0] / pools.getLast()[1] > pool[0] / pool[1]) {
        double[] last = pools.removeLast();
        pool = new double[] {pool[0] + last[0], pool[1] + last[1], pool[2] + last[2]};
      }
      pools.add(pool);
    }
    int i = 0;
    for (double[] pool : pools) {
      for (int end = i + (int) pool[2]; i < end; i++) {
        across[layer.get(i)] = pool[0] / pool[1] + offsets[i];
      }
    }
  }

  private double wish(int place, boolean first) {
    if (pinned[place] || first) {
      return 0;
    }
    double sum = 0;
    double weights = 0;
    for (int other : neighbours.get(place)) {
      // Long links are kept straight before anything else.
      double weight = place >= ranks.nodes() && other >= ranks.nodes() ? 4 : 1;
      sum += weight * across[other];
      weights += weight;
    }
    return weights == 0 ? 0 : sum / weights;
  }
}
