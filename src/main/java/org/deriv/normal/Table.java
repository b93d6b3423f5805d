package org.deriv.normal;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A tensor as a function of its indices.
 *
 * @param ranges the ranges of the indices; the variable of index k, counted from 0, is -1-k
 * @param body the entry
 */
record Table(List<Use> ranges, Poly body) {
  Table {
    ranges = List.copyOf(ranges);
  }

  static Table of(Poly scalar) {
    return new Table(List.of(), scalar);
  }

  /** The variable of an index. */
  static int variable(int index) {
    return -1 - index;
  }

  @Override
  public String toString() {
    return ranges.isEmpty()
        ? body.toString()
        : ranges.stream().map(Use::toString).collect(Collectors.joining(",", "λ", "."))
            + " "
            + body;
  }
}
