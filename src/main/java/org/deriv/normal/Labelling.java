package org.deriv.normal;

import java.util.List;

/**
 * An order of the variables of a network, and symmetries claimed of it.
 *
 * @param order for each position the number of the variable that comes there
 * @param symmetries permutations of positions
 */
public record Labelling(List<Integer> order, List<List<Integer>> symmetries) {
  /** Copies the lists. */
  public Labelling {
    order = List.copyOf(order);
    symmetries = symmetries.stream().map(List::copyOf).toList();
  }
}
