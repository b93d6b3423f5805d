package org.deriv.document.figure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Op;

/**
 * The times for which a recurrence is unrolled.
 *
 * @param index the name of the time
 * @param ends what the last time is called, such as {@code T}: there the drawing ends
 */
record Window(String index, long first, long last, Map<String, Long> ends) {
  Window {
    ends = Map.copyOf(ends);
  }

  /** The window that a goal asks for; empty where its bounds are no integers in order. */
  static Optional<Window> of(IndexRange range, Context context) {
    OptionalLong from = WholeNumber.of(range.first(), Map.of());
    OptionalLong to = WholeNumber.of(range.last(), Map.of());
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    long first = Math.min(from.getAsLong(), to.getAsLong());
    long last = Math.max(from.getAsLong(), to.getAsLong());
    boolean empty = range.direction() == Op.Direction.UP && from.getAsLong() > to.getAsLong();
    return empty
        ? Optional.empty()
        : Optional.of(new Window(range.index(), first, last, ends(context, last)));
  }

  /** How many times there are. */
  long length() {
    return last - first + 1;
  }

  /** Whether the time is one of them. */
  boolean has(long time) {
    return first <= time && time <= last;
  }

  private static Map<String, Long> ends(Context context, long last) {
    Map<String, Long> ends = new HashMap<>();
    for (Declaration declaration : context.declarations().values()) {
      for (IndexRange range : ranges(declaration)) {
        Expr end = range.direction() == Op.Direction.UP ? range.last() : range.first();
        if (end.op() instanceof Op.Symbol(String name, var _)) {
          ends.put(name, last);
        }
      }
    }
    return ends;
  }

  private static List<IndexRange> ranges(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Given given -> given.ranges();
      case Declaration.Random random -> random.ranges();
      case Declaration.Recurrence recurrence -> List.of(recurrence.time());
      case Declaration.Dimension _,
          Declaration.Unknown _,
          Declaration.Result _,
          Declaration.Let _ ->
          List.of();
    };
  }
}
