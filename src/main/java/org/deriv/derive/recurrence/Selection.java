package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deriv.expr.Expr;
import org.deriv.expr.Rational;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Order;

/**
 * Of the terms that a sum runs through, those that are one term of a sequence: in the sum of {@code
 * h[t - 1]} over {@code t in 1..T} the term {@code h[s]} is that of {@code t = s + 1}.
 */
final class Selection {
  /** What was found. */
  sealed interface Found {
    /** The term is not among them. */
    record Nothing() implements Found {}

    /** It is not known whether it is. */
    record Unknown() implements Found {}

    /** The values of the indices that the term fixes, and what the others still run through. */
    record Chosen(Map<Expr, Linear> values, List<Span> over) implements Found {}
  }

  private final Order order;
  private final Map<Expr, Linear> solved = new LinkedHashMap<>();
  private final List<Span> open;

  private Selection(List<Span> spans, Order order) {
    this.order = order;
    this.open = new ArrayList<>(spans);
  }

  /**
   * The terms with indices {@code at} that are the one with indices {@code wanted}.
   *
   * @param others what no index that is wanted is equal to
   */
  static Found of(
      List<Span> spans, List<Linear> at, List<Linear> wanted, Order order, List<Linear> others) {
    Selection selection = new Selection(spans, order);
    for (int i = 0; i < at.size(); i++) {
      Optional<Found> end = selection.equate(at.get(i), wanted.get(i), others);
      if (end.isPresent()) {
        return end.get();
      }
    }
    for (Span span : spans) {
      Optional<Found> end = selection.keep(span);
      if (end.isPresent()) {
        return end.get();
      }
    }
    return new Found.Chosen(Map.copyOf(selection.solved), List.copyOf(selection.open));
  }

  private Linear put(Linear number) {
    Linear result = number;
    for (Map.Entry<Expr, Linear> value : solved.entrySet()) {
      result = Span.put(result, value.getKey(), value.getValue());
    }
    return result;
  }

  private static Rational factor(Linear number, Span span) {
    return number.terms().getOrDefault(span.index(), Rational.ZERO);
  }

  private static boolean isUnit(Rational factor) {
    return factor.isOne() || factor.negate().isOne();
  }

  /** Solves for the innermost index that can be solved for. */
  private Optional<Found> equate(Linear at, Linear wanted, List<Linear> others) {
    Linear gap = put(at).minus(wanted);
    Optional<Span> span =
        open.reversed().stream().filter(it -> isUnit(factor(gap, it))).findFirst();
    if (span.isEmpty()) {
      return fixed(gap, wanted, others);
    }
    Expr index = span.get().index();
    Linear value = Linear.of(index).minus(gap.times(factor(gap, span.get())));
    solved.replaceAll((_, old) -> Span.put(old, index, value));
    solved.put(index, value);
    open.remove(span.get());
    open.replaceAll(it -> it.at(index, value));
    return Optional.empty();
  }

  private Optional<Found> fixed(Linear gap, Linear wanted, List<Linear> others) {
    if (gap.isNumber() && gap.constant().isZero()) {
      return Optional.empty();
    }
    boolean apart =
        order.isNonnegative(gap.plus(-1))
            || order.isNonnegative(gap.times(Rational.of(-1)).plus(-1))
            || others.stream().anyMatch(other -> other.minus(wanted).isSame(gap));
    return Optional.of(apart ? new Found.Nothing() : new Found.Unknown());
  }

  /** That an index which was solved for is in its range. */
  private Optional<Found> keep(Span span) {
    if (!solved.containsKey(span.index())) {
      return Optional.empty();
    }
    Linear value = solved.get(span.index());
    return Stream.of(value.minus(put(span.low())), put(span.high()).minus(value))
        .flatMap(gap -> nonnegative(gap).stream())
        .findFirst();
  }

  private Optional<Found> nonnegative(Linear gap) {
    Optional<Span> inner =
        open.reversed().stream().filter(it -> !factor(gap, it).isZero()).findFirst();
    if (inner.isEmpty()) {
      return order.isNonnegative(gap)
          ? Optional.empty()
          : Optional.of(
              order.isNonnegative(gap.times(Rational.of(-1)).plus(-1))
                  ? new Found.Nothing()
                  : new Found.Unknown());
    }
    Span span = inner.get();
    return isUnit(factor(gap, span)) && tightened(span, gap)
        ? Optional.empty()
        : Optional.of(new Found.Unknown());
  }

  /** An index that is left runs through less. */
  private boolean tightened(Span span, Linear gap) {
    boolean below = factor(gap, span).signum() > 0;
    Linear bound = below ? Linear.of(span.index()).minus(gap) : gap.plus(Linear.of(span.index()));
    Linear old = below ? span.low() : span.high();
    Order inside = order;
    for (Span other : open) {
      inside =
          other.equals(span)
              ? inside
              : inside.between(other.low(), Linear.of(other.index()), other.high());
    }
    boolean looser = below ? inside.isAtMost(bound, old) : inside.isAtMost(old, bound);
    boolean tighter = below ? inside.isAtMost(old, bound) : inside.isAtMost(bound, old);
    if (tighter && !looser) {
      Span fresh =
          below
              ? new Span(span.index(), bound, span.high())
              : new Span(span.index(), span.low(), bound);
      open.set(open.indexOf(span), fresh);
    }
    return looser || tighter;
  }
}
