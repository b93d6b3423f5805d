package org.deriv.autodiff;

import java.util.List;

/**
 * The value of an expression at concrete dimensions.
 *
 * @param dims the lengths of its axes, none for a number
 * @param entries row-major
 */
public record Tensor(List<Integer> dims, List<Quantity> entries) {
  /** Copies the lists; the number of entries must be the product of the dimensions. */
  public Tensor {
    dims = List.copyOf(dims);
    entries = List.copyOf(entries);
    if (dims.stream().mapToInt(Integer::intValue).reduce(1, (a, b) -> a * b) != entries.size()) {
      throw new IllegalStateException("a tensor of " + dims + " with " + entries.size());
    }
  }

  /** Whether every entry is known exactly. */
  public boolean isExact() {
    return entries.stream().allMatch(Quantity.Exact.class::isInstance);
  }

  /** The tensor as a literal of the language: {@code [[1, 0], [1/2, 3]]}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    write(text, 0, 0, entries.size());
    return text.toString();
  }

  private void write(StringBuilder text, int axis, int from, int to) {
    if (axis == dims.size()) {
      text.append(entries.get(from));
      return;
    }
    int parts = dims.get(axis);
    int size = parts == 0 ? 0 : (to - from) / parts;
    text.append('[');
    for (int i = 0; i < parts; i++) {
      text.append(i == 0 ? "" : ", ");
      write(text, axis + 1, from + i * size, from + (i + 1) * size);
    }
    text.append(']');
  }
}
