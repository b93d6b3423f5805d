package org.deriv.normal.recurrence;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;

/** At which times a claim says something: where every term that it mentions is defined. */
final class Domain {
  private final Timeline timeline;
  private final Names names = new Names();
  private final Set<Expr> seen = new HashSet<>();
  private Order order;

  private Domain(Timeline timeline, Order order) {
    this.timeline = timeline;
    this.order = order;
  }

  /** What is known of indices where both sides make sense. */
  static Order of(Timeline timeline, List<Expr> sides) {
    Domain domain = new Domain(timeline, Order.of(timeline.context()));
    Set<String> free = new HashSet<>();
    sides.forEach(side -> free.addAll(domain.names.free(side)));
    for (String name : free) {
      if (timeline.context().find(name).isEmpty()) {
        domain.order = domain.order.and(Linear.of(Make.scalar(name)));
      }
    }
    sides.forEach(side -> domain.visit(side, Set.of()));
    return domain.order;
  }

  private void visit(Expr expr, Set<String> bound) {
    if (expr.args().isEmpty() || !seen.add(expr)) {
      return;
    }
    if (expr.op() instanceof Op.Term(String name, Shape _) && expr.args().size() == 1) {
      Expr time = expr.arg(0);
      if (names.free(time).stream().noneMatch(bound::contains)) {
        term(name, time);
      }
    }
    Set<String> inside = new HashSet<>(bound);
    inside.addAll(Names.bound(expr.op()));
    expr.args().forEach(arg -> visit(arg, inside));
  }

  private void term(String name, Expr time) {
    switch (timeline.context().find(name).orElse(null)) {
      case Declaration.Recurrence recurrence -> recurrence(recurrence, time);
      case Declaration.Given given -> given.ranges().forEach(range -> range(range, time));
      case Declaration.Random random -> random.ranges().forEach(range -> range(range, time));
      case null -> {}
      case Declaration.Let _,
          Declaration.Dimension _,
          Declaration.Result _,
          Declaration.Unknown _ -> {}
    }
  }

  private void range(IndexRange range, Expr time) {
    boolean up = range.direction() == Op.Direction.UP;
    Linear at = Linear.of(time);
    Expr first = up ? range.first() : range.last();
    Expr last = up ? range.last() : range.first();
    order = order.and(at.minus(Linear.of(first)));
    if (!(last.op() instanceof Op.Infinity)) {
      order = order.and(Linear.of(last).minus(at));
    }
  }

  /** Plain indices run through the declared range; others reach to the stated boundary. */
  private void recurrence(Declaration.Recurrence recurrence, Expr time) {
    Linear at = Linear.of(time);
    int step = Timeline.step(recurrence);
    boolean plain =
        time.op() instanceof Op.Symbol(String name, Shape _)
            && timeline.context().find(name).isEmpty();
    Optional<Linear> lowest =
        plain ? Optional.of(Timeline.first(recurrence)) : earliest(recurrence, step);
    lowest.ifPresent(
        low -> order = order.and(at.minus(low).times(org.deriv.expr.Rational.of(step))));
    Timeline.last(recurrence)
        .ifPresent(
            last -> order = order.and(last.minus(at).times(org.deriv.expr.Rational.of(step))));
  }

  /** The first time at which there is a term, where boundaries are stated. */
  private static Optional<Linear> earliest(Declaration.Recurrence recurrence, int step) {
    Linear first = Timeline.first(recurrence);
    Linear found = first;
    for (Declaration.Boundary boundary : recurrence.boundaries()) {
      Linear gap = Linear.of(boundary.time()).minus(found);
      if (!gap.isInt()) {
        return Optional.empty();
      }
      if (gap.constant().intValue() * step < 0) {
        found = Linear.of(boundary.time());
      }
    }
    return recurrence.boundaries().isEmpty() ? Optional.empty() : Optional.of(found);
  }
}
