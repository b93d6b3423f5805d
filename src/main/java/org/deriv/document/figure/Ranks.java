package org.deriv.document.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A layered graph in which every link leads to the next layer: long ones pass through places of
 * their own in the layers between.
 *
 * @param layers the places in each layer in order
 * @param chains for each link of the graph the places that it passes, both its ends included
 * @param nodes the places up to this number are nodes, the others belong to long links
 */
record Ranks(List<List<Integer>> layers, List<List<Integer>> chains, int nodes) {
  Ranks {
    layers = layers.stream().map(List::copyOf).toList();
    chains = chains.stream().map(List::copyOf).toList();
  }

  /** The layers in a first order: long links above, then the spine, then the other nodes. */
  static Ranks of(List<Integer> layerOf, List<Link> links, List<Integer> spine) {
    int depth = layerOf.stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
    List<List<Integer>> layers = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      layers.add(new ArrayList<>());
    }
    List<List<Integer>> chains = new ArrayList<>();
    int next = layerOf.size();
    for (Link link : links) {
      List<Integer> chain = new ArrayList<>(List.of(link.from()));
      for (int layer = layerOf.get(link.from()) + 1; layer < layerOf.get(link.to()); layer++) {
        layers.get(layer).add(next);
        chain.add(next++);
      }
      chain.add(link.to());
      chains.add(chain);
    }
    spine.forEach(node -> layers.get(layerOf.get(node)).add(node));
    for (int node = 0; node < layerOf.size(); node++) {
      if (!spine.contains(node)) {
        layers.get(layerOf.get(node)).add(node);
      }
    }
    return new Ranks(layers, chains, layerOf.size());
  }

  /** How many places the long links would take. */
  static long passages(List<Integer> layerOf, List<Link> links) {
    return links.stream()
        .mapToLong(link -> layerOf.get(link.to()) - layerOf.get(link.from()) - 1)
        .sum();
  }

  Ranks ordered(List<List<Integer>> others) {
    return new Ranks(others, chains, nodes);
  }

  int places() {
    return layers.stream().mapToInt(List::size).sum();
  }

  /** The links between neighbouring layers. */
  List<Link> segments() {
    return chains.stream()
        .flatMap(chain ->
            Stream.iterate(0, i -> i + 1 < chain.size(), i -> i + 1)
                .map(i -> new Link(chain.get(i), chain.get(i + 1))))
        .toList();
  }
}
