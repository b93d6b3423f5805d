package org.deriv.normal.recurrence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Rational;

/**
 * The times down to which terms are unfolded: for times that differ by a number, the earliest one
 * that is mentioned. Terms at plain numbers are unfolded to the start.
 */
final class Pivot implements BiPredicate<Declaration.Recurrence, Linear> {
  private final Map<Group, Rational> earliest;

  /** Times that differ by a number, of recurrences that run one way. */
  private record Group(int step, Map<Expr, Rational> variable) {}

  private Pivot(Map<Group, Rational> earliest) {
    this.earliest = earliest;
  }

  static Pivot lowest(Timeline timeline, List<Expr> sides) {
    Map<Group, Rational> earliest = new HashMap<>();
    for (Expr side : sides) {
      for (Expr term : timeline.terms(side)) {
        Linear time = Linear.of(term.arg(0));
        timeline
            .of(term)
            .ifPresent(of -> {
              int step = Timeline.step(of);
              earliest.merge(
                  new Group(step, time.terms()),
                  time.constant(),
                  (a, b) -> (a.compareTo(b) < 0) == (step > 0) ? a : b);
            });
      }
    }
    return new Pivot(earliest);
  }

  /** One step earlier. */
  Pivot before() {
    Map<Group, Rational> before = new HashMap<>();
    earliest.forEach((group, time) -> before.put(group, time.minus(Rational.of(group.step()))));
    return new Pivot(before);
  }

  @Override
  public boolean test(Declaration.Recurrence recurrence, Linear time) {
    int step = Timeline.step(recurrence);
    if (time.isNumber()) {
      return true;
    }
    Rational pivot = earliest.get(new Group(step, time.terms()));
    return pivot != null && time.constant().minus(pivot).signum() * step > 0;
  }
}
