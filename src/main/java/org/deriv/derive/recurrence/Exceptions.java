package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Rational;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Order;
import org.deriv.normal.recurrence.Timeline;

/**
 * The times at which the total derivative by a node is no instance of the general one: near the
 * ends of its range, where something that uses it is missing, and where it is used alone.
 *
 * @param span what its index runs through
 * @param early how many times at the lower end
 * @param late how many times at the upper end
 * @param times those in between
 * @param alone all at which it is used alone
 */
record Exceptions(Span span, int early, int late, List<Linear> times, List<Linear> alone) {
  private static final int FARTHEST = 4;

  /** Those of a node with one index. */
  static Exceptions of(Network network, Node node) {
    boolean up = network.state(node.name()).map(it -> Timeline.step(it) > 0).orElse(true);
    Search search = new Search(node.over().getFirst(), up);
    for (Node by : network.nodes()) {
      for (Use use : network.uses(by, node.name())) {
        search.visit(Ranges.spans(by, use), use.at().getFirst());
      }
    }
    return new Exceptions(
        search.span,
        search.early,
        search.late,
        List.copyOf(search.times),
        List.copyOf(search.alone));
  }

  /** The times that one differs from: those at which the node is used alone. */
  List<Linear> others(Linear time) {
    return alone.stream().filter(other -> !other.isSame(time)).toList();
  }

  /** The times at the upper end, the last first. */
  List<Linear> lateTimes() {
    List<Linear> found = new ArrayList<>();
    for (int i = 0; i < late; i++) {
      found.add(span.high().plus(-i));
    }
    return found;
  }

  /** The times at the lower end, the first first. */
  List<Linear> earlyTimes() {
    List<Linear> found = new ArrayList<>();
    for (int i = 0; i < early; i++) {
      found.add(span.low().plus(i));
    }
    return found;
  }

  /** The first time for which the general formula holds. */
  Linear low() {
    return span.low().plus(early);
  }

  /** The last time for which the general formula holds. */
  Linear high() {
    return span.high().plus(-late);
  }

  /** With what is known of a time at which the general formula holds. */
  Order general(Order order, Linear time) {
    return order.between(low(), time, high());
  }

  /** Goes through the uses. */
  private static final class Search {
    private final Span span;
    private final boolean up;
    private final Set<Linear> times = new LinkedHashSet<>();
    private final Set<Linear> alone = new LinkedHashSet<>();
    private int early;
    private int late;

    Search(Span span, boolean up) {
      this.span = span;
      this.up = up;
    }

    void visit(List<Span> spans, Linear at) {
      Optional<Span> by =
          spans.reversed().stream().filter(it -> at.terms().containsKey(it.index())).findFirst();
      if (by.isEmpty()) {
        fixed(at);
        return;
      }
      Rational factor = at.terms().get(by.get().index());
      Linear shift = at.minus(Linear.of(by.get().index()).times(factor));
      boolean forwards = factor.signum() > 0;
      Linear low = (forwards ? by.get().low() : by.get().high()).times(factor).plus(shift);
      Linear high = (forwards ? by.get().high() : by.get().low()).times(factor).plus(shift);
      early = Math.max(early, gap(low.minus(span.low())));
      late = Math.max(late, gap(span.high().minus(high)));
    }

    private static int gap(Linear gap) {
      return gap.isInt() && gap.constant().intValue() <= FARTHEST
          ? Math.max(0, gap.constant().intValue())
          : 0;
    }

    /** Near the end that the recursion starts from, at the other end, or between. */
    private void fixed(Linear time) {
      Linear left = span.high().minus(time);
      Linear passed = time.minus(span.low());
      if (isNear(left, up)) {
        late = Math.max(late, left.constant().intValue() + 1);
        alone.add(time);
      } else if (isNear(passed, !up)) {
        early = Math.max(early, passed.constant().intValue() + 1);
        alone.add(time);
      } else if (!isBeyond(left) && !isBeyond(passed)) {
        times.add(time);
        alone.add(time);
      }
    }

    private static boolean isNear(Linear gap, boolean starting) {
      int farthest = starting ? FARTHEST : 0;
      return gap.isInt() && gap.constant().signum() >= 0 && gap.constant().intValue() <= farthest;
    }

    private static boolean isBeyond(Linear gap) {
      return gap.isInt() && gap.constant().signum() < 0;
    }
  }
}
