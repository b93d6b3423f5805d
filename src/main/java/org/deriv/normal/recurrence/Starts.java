package org.deriv.normal.recurrence;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;

/**
 * Where an induction may begin, and how many first values it needs.
 *
 * @param step 1 upwards, -1 downwards
 */
record Starts(Timeline timeline, Expr left, Expr right, Expr index, int step) {
  /** How far the recurrences of the claim reach back. */
  int reach() {
    int reach = 1;
    for (Expr side : List.of(left, right)) {
      for (Expr term : timeline.terms(side)) {
        reach = Math.max(reach, timeline.of(term).map(timeline::reach).orElse(1));
      }
    }
    return reach;
  }

  /** Where the induction may begin: where a recurrence that is counted in the index begins. */
  Set<Linear> bases() {
    Set<Linear> starts = new LinkedHashSet<>();
    Set<Linear> firsts = new LinkedHashSet<>();
    boolean timed = false;
    for (Expr side : List.of(left, right)) {
      for (Expr term : timeline.terms(side)) {
        Linear shift = Linear.of(term.arg(0)).minus(Linear.of(index));
        Declaration.Recurrence of = timeline.of(term).orElseThrow();
        timed |= shift.isInt();
        if (shift.isInt() && Timeline.step(of) == step) {
          starts.add(Timeline.start(of).minus(shift));
          firsts.add(Timeline.first(of).minus(shift));
        }
      }
    }
    if (!timed && step > 0) {
      starts.add(Linear.number(0));
      firsts.add(Linear.number(1));
    }
    starts.addAll(firsts);
    starts.addAll(Order.of(timeline.context()).bounds(index, step));
    return starts.stream()
        .map(start -> atLeastZero(start))
        .collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new));
  }

  /** No index of a sequence is meant to be negative, where it need not be. */
  private Linear atLeastZero(Linear start) {
    boolean negative = step > 0 && start.isNumber() && start.constant().signum() < 0;
    return negative ? Linear.number(0) : start;
  }
}
