package org.deriv.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.autodiff.TimeSpan;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;

/** Finds the time that runs in an expression, and where it starts. */
final class Clock {
  private final Context context;
  private final Names names = new Names();

  Clock(Context context) {
    this.context = context;
  }

  /** The one index that is free in an expression. */
  Optional<String> index(Expr of) {
    List<String> open =
        names.free(of).stream().filter(name -> context.find(name).isEmpty()).toList();
    return open.size() == 1 ? Optional.of(open.getFirst()) : Optional.empty();
  }

  /** From the start of the recurrences behind an expression, so many steps. */
  Optional<TimeSpan> span(Expr of, int steps) {
    return index(of)
        .map(index -> {
          List<IndexRange> times = times(of);
          boolean down =
              !times.isEmpty()
                  && times.stream().allMatch(time -> time.direction() == Op.Direction.DOWN);
          if (down) {
            long end = times.stream().mapToLong(time -> number(time.last())).min().orElse(1);
            return new TimeSpan(index, end + steps, end);
          }
          long start = times.stream().mapToLong(time -> number(time.first())).min().orElse(1) - 1;
          return new TimeSpan(index, start, start + steps);
        });
  }

  private static long number(Expr bound) {
    return bound.op() instanceof Op.Number(Rational value) && value.isInt() ? value.intValue() : 1;
  }

  /** The ranges of the recurrences that an expression reaches. */
  private List<IndexRange> times(Expr of) {
    Deque<Expr> open = new ArrayDeque<>(List.of(of));
    Set<String> seen = new HashSet<>();
    List<IndexRange> found = new java.util.ArrayList<>();
    while (!open.isEmpty()) {
      for (String name : names.free(open.pop())) {
        if (!seen.add(name)) {
          continue;
        }
        switch (context.find(name).orElse(null)) {
          case null -> {}
          case Declaration.Let let -> open.push(let.body());
          case Declaration.Recurrence recurrence -> {
            found.add(recurrence.time());
            open.push(recurrence.body());
          }
          case Declaration.Dimension _,
              Declaration.Given _,
              Declaration.Random _,
              Declaration.Unknown _,
              Declaration.Result _ -> {}
        }
      }
    }
    return found;
  }
}
