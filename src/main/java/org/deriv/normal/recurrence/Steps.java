package org.deriv.normal.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Substitution;

/**
 * The parts of an induction on a relation of two sides: what is to be shown at the first values,
 * what is supposed, and what is to be shown then. In the step the index is a fixed number with a
 * name of its own.
 */
public final class Steps {
  private final Starts starts;
  private final Expr left;
  private final Expr right;
  private final Linear any;
  private final Order order;

  private Steps(Starts starts, Expr left, Expr right, Linear any, Order order) {
    this.starts = starts;
    this.left = left;
    this.right = right;
    this.any = any;
    this.order = order;
  }

  /** The names that both sides are counted in. */
  public static Set<Expr> indices(Context context, List<Expr> sides) {
    return Induction.indices(new Timeline(context), sides);
  }

  /**
   * An induction on an index, upwards or downwards.
   *
   * @param any the name that the index has in the step; nothing else may have it
   * @param step 1 or -1
   */
  public static Steps of(Context context, Sides sides, Expr index, Expr any, int step) {
    Timeline timeline = new Timeline(context);
    Order order = Domain.of(timeline, List.of(sides.left(), sides.right()));
    Starts starts = new Starts(timeline, sides.left(), sides.right(), index, step);
    Substitution general = Substitution.of(index, any);
    return new Steps(
        starts, general.in(sides.left()), general.in(sides.right()), Linear.of(any), order);
  }

  /** The two sides of a relation. */
  public record Sides(Expr left, Expr right) {}

  /** The first values from which the whole range of the index is reached. */
  public List<Linear> bases() {
    Linear index = Linear.of(starts.index());
    return starts.bases().stream()
        .filter(base -> order.isNonnegative(index.minus(base).times(Rational.of(starts.step()))))
        .toList();
  }

  /** How many values before are supposed, and how many first values are shown. */
  public int reach() {
    return starts.reach();
  }

  /** Whether recurrences are counted in the index. */
  public boolean isRecurrent() {
    return !shifts().isEmpty();
  }

  /** Whether every value of the index in the step is at least 0. */
  public boolean isCountedFromZero(Linear base) {
    return starts.step() > 0 && order.isNonnegative(base);
  }

  /** The value so many steps after another. */
  public Linear after(Linear value, int steps) {
    return value.plus((long) steps * starts.step());
  }

  /** Both sides as they stand at a value. */
  public Sides stated(Linear value) {
    Substitution put = Substitution.of(any.expr(), value.expr());
    return new Sides(Times.in(put.in(left)), Times.in(put.in(right)));
  }

  /** Both sides at one of the first values, by what is given and by the recurrences. */
  public Sides first(Linear value) {
    Unfolding unfolding = Unfolding.of(starts.timeline(), Induction::isNearStart);
    return worked(unfolding, List.of(stated(value)), order).getFirst();
  }

  /**
   * Both sides at the index by one step of the recurrences, then what is supposed of the values
   * before, the nearest first: sums and powers taken apart to the same lengths.
   *
   * @param base the first value
   */
  public List<Sides> next(Linear base) {
    Order later = order;
    for (Linear bound : bounds(base)) {
      later = later.and(bound);
    }
    List<Sides> all = new ArrayList<>(List.of(stated(any)));
    for (int i = 1; i <= reach(); i++) {
      all.add(stated(after(any, -i)));
    }
    return worked(Unfolding.of(starts.timeline(), this::isDue), all, later);
  }

  private static List<Sides> worked(Unfolding unfolding, List<Sides> all, Order order) {
    List<Expr> sides = new ArrayList<>();
    for (Sides one : all) {
      sides.add(Times.in(unfolding.in(one.left(), order)));
      sides.add(Times.in(unfolding.in(one.right(), order)));
    }
    List<Expr> cut = Ends.cut(sides, order);
    List<Sides> found = new ArrayList<>();
    for (int i = 0; i < cut.size(); i += 2) {
      found.add(new Sides(cut.get(i), cut.get(i + 1)));
    }
    return found;
  }

  /** Whether a term is no earlier than those that the claim mentions at the index. */
  private boolean isDue(Declaration.Recurrence recurrence, Linear time) {
    Linear gap = time.minus(any).minus(earliest());
    return Timeline.step(recurrence) == starts.step()
        && gap.isInt()
        && gap.constant().signum() * starts.step() >= 0;
  }

  private Linear earliest() {
    Linear earliest = Linear.number(0);
    for (Linear shift : shifts()) {
      if (shift.minus(earliest).constant().signum() * starts.step() < 0) {
        earliest = shift;
      }
    }
    return earliest;
  }

  private List<Linear> shifts() {
    return terms().stream()
        .map(term -> Linear.of(term.arg(0)).minus(any))
        .filter(Linear::isInt)
        .toList();
  }

  private List<Expr> terms() {
    List<Expr> terms = new ArrayList<>(starts.timeline().terms(left));
    terms.addAll(starts.timeline().terms(right));
    return terms;
  }

  /** What is at least 0 in the step: the index is after the first values, and within its range. */
  private List<Linear> bounds(Linear base) {
    Set<Linear> bounds = new LinkedHashSet<>();
    Rational step = Rational.of(starts.step());
    bounds.add(any.minus(after(base, reach())).times(step));
    for (Expr term : terms()) {
      Linear time = Linear.of(term.arg(0));
      Optional<Linear> last = starts.timeline().of(term).flatMap(Timeline::last);
      if (time.minus(any).isInt() && last.isPresent()) {
        bounds.add(last.get().minus(time).times(step));
      }
    }
    return new ArrayList<>(bounds);
  }

  /** The range of the index in the step as truth values: first where it begins. */
  public List<Expr> range(Linear base) {
    Relation after = starts.step() > 0 ? Relation.GREATER_EQUAL : Relation.LESS_EQUAL;
    List<Expr> range = new ArrayList<>();
    range.add(Make.compare(after, any.expr(), after(base, reach()).expr()));
    bounds(base).stream()
        .skip(1)
        .forEach(
            bound -> range.add(Make.compare(Relation.GREATER_EQUAL, bound.expr(), Make.number(0))));
    return range;
  }
}
