package org.deriv.document.figure;

import java.util.List;
import org.deriv.document.Formula;

/**
 * A tensor of numbers that are ready to be shown.
 *
 * @param dims the lengths of its axes; none for a number
 * @param entries row-major, see {@link Numerals}
 */
public record Values(List<Integer> dims, List<Formula> entries) {
  /** Copies the lists; the number of entries must be the product of the dimensions. */
  public Values {
    dims = List.copyOf(dims);
    entries = List.copyOf(entries);
    long size = dims.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    if (size != entries.size()) {
      throw new IllegalStateException("values of " + dims + " with " + entries.size());
    }
  }

  /** The part at a position of the first axis, counted from 0. */
  Values part(int position) {
    int size = entries.size() / dims.getFirst();
    return new Values(
        dims.subList(1, dims.size()), entries.subList(position * size, (position + 1) * size));
  }
}
