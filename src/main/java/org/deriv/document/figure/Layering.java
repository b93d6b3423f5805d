package org.deriv.document.figure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Puts the nodes of an acyclic graph in layers, each arrow leading to a later layer. */
final class Layering {
  private Layering() {}

  /**
   * The layer of each node: the length of the longest path that leads to it; what nothing leads to
   * stands just before the first that uses it. Empty where the links form a cycle.
   */
  static Optional<List<Integer>> of(int count, List<Link> links) {
    int[] layers = new int[count];
    List<Integer> order = sorted(count, links);
    if (order.size() < count) {
      return Optional.empty();
    }
    List<List<Integer>> next = next(count, links);
    boolean[] reached = new boolean[count];
    for (int node : order) {
      for (int user : next.get(node)) {
        layers[user] = Math.max(layers[user], layers[node] + 1);
        reached[user] = true;
      }
    }
    for (int node = 0; node < count; node++) {
      if (!reached[node]) {
        layers[node] = next.get(node).stream().mapToInt(user -> layers[user] - 1).min().orElse(0);
      }
    }
    return Optional.of(Arrays.stream(layers).boxed().toList());
  }

  /** The nodes, each after those that lead to it; fewer than all where there is a cycle. */
  private static List<Integer> sorted(int count, List<Link> links) {
    List<List<Integer>> next = next(count, links);
    int[] missing = new int[count];
    links.forEach(link -> missing[link.to()]++);
    Deque<Integer> open = new ArrayDeque<>();
    for (int node = 0; node < count; node++) {
      if (missing[node] == 0) {
        open.add(node);
      }
    }
    List<Integer> order = new ArrayList<>();
    while (!open.isEmpty()) {
      int node = open.removeFirst();
      order.add(node);
      for (int user : next.get(node)) {
        if (--missing[user] == 0) {
          open.add(user);
        }
      }
    }
    return order;
  }

  private static List<List<Integer>> next(int count, List<Link> links) {
    List<List<Integer>> next = new ArrayList<>();
    for (int node = 0; node < count; node++) {
      next.add(new ArrayList<>());
    }
    links.forEach(link -> next.get(link.from()).add(link.to()));
    return next;
  }

  /** A longest path through the layers, one node in each. */
  static List<Integer> spine(List<Integer> layers, List<Link> links) {
    int deepest = layers.stream().mapToInt(Integer::intValue).max().orElse(0);
    int[] rest = new int[layers.size()];
    int[] next = new int[layers.size()];
    Arrays.fill(next, -1);
    for (int layer = deepest - 1; layer >= 0; layer--) {
      for (Link link : links) {
        boolean tight = layers.get(link.from()) == layer && layers.get(link.to()) == layer + 1;
        if (tight && rest[link.to()] + 1 > rest[link.from()]) {
          rest[link.from()] = rest[link.to()] + 1;
          next[link.from()] = link.to();
        }
      }
    }
    List<Integer> spine = new ArrayList<>();
    int start = layers.indexOf(0);
    for (int node = 0; node < layers.size(); node++) {
      start = layers.get(node) == 0 && rest[node] > rest[start] ? node : start;
    }
    for (int node = start; node >= 0; node = next[node]) {
      spine.add(node);
    }
    return spine;
  }
}
