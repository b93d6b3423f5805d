package org.deriv.lang.elaborate;

import java.math.BigDecimal;
import java.util.List;
import org.deriv.lang.tree.Expression;

/** Reads the axes in {@code axis = 2} or {@code axes = [1,3]}. */
final class AxisList {
  private static final BigDecimal HIGHEST = BigDecimal.valueOf(16);

  private AxisList() {}

  /** Adds the axes to {@code axes}; false where they are none. */
  static boolean read(Expression node, List<Integer> axes) {
    return switch (node) {
      case Expression.Numeral(BigDecimal value, _) -> add(value, axes);
      case Expression.Array(List<Expression> entries, _) ->
          !entries.isEmpty()
              && entries.stream()
                  .allMatch(entry ->
                      entry instanceof Expression.Numeral(BigDecimal value, _) && add(value, axes));
      case Expression _ -> false;
    };
  }

  private static boolean add(BigDecimal value, List<Integer> axes) {
    boolean axis =
        value.compareTo(BigDecimal.ONE) >= 0
            && value.compareTo(HIGHEST) <= 0
            && value.stripTrailingZeros().scale() <= 0
            && !axes.contains(value.intValue());
    if (axis) {
      axes.add(value.intValue());
    }
    return axis;
  }
}
