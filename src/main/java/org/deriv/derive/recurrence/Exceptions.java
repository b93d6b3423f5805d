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
 * @param breaks the first times of parts of the range with a formula of their own, in order
 */
record Exceptions(
    Span span, int early, int late, List<Linear> times, List<Linear> alone, List<Linear> breaks) {
  private static final int FARTHEST = 4;

  /** Those of a node with one index. */
  static Exceptions of(Network network, Node node) {
    boolean up = network.state(node.name()).map(it -> Timeline.step(it) > 0).orElse(true);
    Order order = Order.of(network.timeline().context());
    Search search = new Search(node.over().getFirst(), up, order);
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
        List.copyOf(search.alone),
        search.breaks.stream()
            .sorted((one, other) -> one.isSame(other) ? 0 : order.isAtMost(one, other) ? -1 : 1)
            .toList());
  }

  /** The parts of the range that have one general formula each. */
  List<Span> parts() {
    List<Span> parts = new ArrayList<>();
    Linear low = low();
    for (Linear next : breaks) {
      parts.add(new Span(span.index(), low, next.plus(-1)));
      low = next;
    }
    parts.add(new Span(span.index(), low, high()));
    return parts;
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

  /** Goes through the uses. */
  private static final class Search {
    private final Span span;
    private final boolean up;
    private final Set<Linear> times = new LinkedHashSet<>();
    private final Set<Linear> alone = new LinkedHashSet<>();
    private final Set<Linear> breaks = new LinkedHashSet<>();
    private final Order order;
    private int early;
    private int late;

    Search(Span span, boolean up, Order order) {
      this.span = span;
      this.up = up;
      this.order = order;
    }

    void visit(List<Span> spans, Linear at) {
      Optional<Span> by =
          spans.reversed().stream().filter(it -> at.terms().containsKey(it.index())).findFirst();
      if (by.isEmpty()) {
        fixed(at);
        return;
      }
      Rational factor = at.terms().getOrDefault(by.get().index(), Rational.ZERO);
      Linear shift = at.minus(Linear.of(by.get().index()).times(factor));
      boolean forwards = factor.signum() > 0;
      Linear low = (forwards ? by.get().low() : by.get().high()).times(factor).plus(shift);
      Linear high = (forwards ? by.get().high() : by.get().low()).times(factor).plus(shift);
      if (spans.stream().anyMatch(it -> mentions(low, it) || mentions(high, it))) {
        return;
      }
      early = Math.max(early, gap(low.minus(span.low()), low));
      late = Math.max(late, gap(span.high().minus(high), high.plus(1)));
    }

    private static boolean mentions(Linear bound, Span span) {
      return bound.terms().containsKey(span.index());
    }

    /** By how many times a use begins later, or ends earlier; a break where that is not known. */
    private int gap(Linear gap, Linear at) {
      if (gap.isInt() && gap.constant().intValue() <= FARTHEST) {
        return Math.max(0, gap.constant().intValue());
      }
      if (!order.isNonnegative(gap.times(Rational.of(-1)))) {
        breaks.add(at);
      }
      return 0;
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
