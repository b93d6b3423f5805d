package org.deriv.autodiff;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Dim;
import org.deriv.expr.Shape;

/**
 * What is fixed while a tape is built: what is known of the names, and the numbers that dimensions,
 * natural numbers and free indices stand for.
 *
 * @param points where the tape must be right
 * @param order how fine integrals are cut: the number of points of a Gauss rule
 */
record World(Context context, Map<String, Long> sizes, Points points, int order) {
  /** The most entries of a tensor. */
  private static final long ENTRIES = 500_000;

  /** At which points a tape must be right. */
  enum Points {
    /** At almost all of them; where a matrix loses rank, something may be undefined. */
    ALMOST_ALL,
    /** At all of them, at the price of more operations and less exactness. */
    ALL
  }

  World {
    sizes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
  }

  /** With more numbers. */
  World with(Map<String, Long> more) {
    Map<String, Long> all = new LinkedHashMap<>(sizes);
    all.putAll(more);
    return new World(context, all, points, order);
  }

  Optional<Long> number(String name) {
    return Optional.ofNullable(sizes.get(name));
  }

  int size(Dim dim) {
    long value =
        dim.evaluate(name ->
            number(name).orElseThrow(() -> Refusal.unknown("no number for the dimension " + name)));
    if (value < 0) {
      throw Refusal.undefined("the dimension " + dim + " would be negative");
    }
    if (value > 10_000) {
      throw Refusal.tooLarge("the dimension " + dim + " is " + value);
    }
    return (int) value;
  }

  int[] dims(Shape shape) {
    int[] dims = shape.dims().stream().mapToInt(this::size).toArray();
    long entries = 1;
    for (int dim : dims) {
      entries *= dim;
      if (entries > ENTRIES) {
        throw Refusal.tooLarge("a tensor of shape " + java.util.Arrays.toString(dims));
      }
    }
    return dims;
  }
}
