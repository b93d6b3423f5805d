package org.deriv.normal.recurrence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Substitution;

/**
 * The solution of a recurrence of first order that is affine in the term before: v[t] = A(t) v[t-1]
 * + b(t) gives v[t] = A(t)⋯A(s+1) v[s] + Σ A(t)⋯A(k+1) b(k). Proposed here, proved elsewhere.
 *
 * @param recurrence which
 * @param affine its right side at its own index
 * @param from the time s that it is solved from
 * @param start the value there
 * @param indices two names that stand for nothing else
 */
public record ClosedForm(
    Declaration.Recurrence recurrence,
    Affine affine,
    Linear from,
    Expr start,
    List<String> indices) {
  private static final List<String> INDICES = List.of("k", "j", "i", "s", "l", "q", "r");

  /** The solution from the start, where the recurrence is of this kind. */
  public static Optional<ClosedForm> of(Timeline timeline, Declaration.Recurrence recurrence) {
    return of(timeline, recurrence, Timeline.start(recurrence));
  }

  /** The solution from a time on. */
  public static Optional<ClosedForm> of(
      Timeline timeline, Declaration.Recurrence recurrence, Linear from) {
    if (!recurrence.entries().isEmpty()) {
      return Optional.empty();
    }
    int step = Timeline.step(recurrence);
    Expr index = Make.scalar(recurrence.time().index());
    Expr before = Timeline.term(recurrence, Linear.of(index).plus(-step).expr());
    Expr body = timeline.expanded(recurrence.body());
    Names names = new Names();
    Expr start =
        Timeline.boundary(recurrence, from).orElseGet(() -> Timeline.term(recurrence, from.expr()));
    Set<String> taken = timeline.context().declarations().keySet();
    List<String> free =
        INDICES.stream()
            .filter(name -> !taken.contains(name) && !names.free(body).contains(name))
            .filter(name -> !names.free(from.expr()).contains(name))
            .limit(2)
            .toList();
    return Affine.of(body, before)
        .filter(affine ->
            free.size() == 2
                && Stream.of(affine.linear(affine.rest()), affine.rest())
                    .noneMatch(part -> names.free(part).contains(recurrence.name())))
        .map(affine -> new ClosedForm(recurrence, affine, from, start, free));
  }

  /** The term at a time that is not before the one solved from, if that is known. */
  Optional<Expr> at(Linear time, Order order) {
    Linear steps = time.minus(from).times(Rational.of(Timeline.step(recurrence)));
    return order.isNonnegative(steps) ? Optional.of(value(time.expr())) : Optional.empty();
  }

  /** The term at a time. */
  public Expr value(Expr time) {
    Expr first = isZero(start) ? start : carried(from, time, start);
    if (isZero(affine.rest())) {
      return first;
    }
    Expr sum = sum(time);
    return isZero(first) ? sum : Make.sum(first, sum);
  }

  /** What all inputs between contribute. */
  private Expr sum(Expr time) {
    int step = Timeline.step(recurrence);
    String name = indices.get(0);
    Expr k = Make.scalar(name);
    Expr input = at(affine.rest(), k);
    Expr each = carried(Linear.of(k), time, input);
    Linear next = from.plus(step);
    return step > 0
        ? Make.sumOver(name, next.expr(), time, each)
        : Make.sumOver(name, time, next.expr(), each);
  }

  private Expr at(Expr part, Expr time) {
    return Substitution.of(Make.scalar(recurrence.time().index()), time).in(part);
  }

  private static boolean isZero(Expr expr) {
    return expr.op() instanceof Op.Zeros || expr.isNumber(0);
  }

  /** What becomes of a value at a time until another. */
  private Expr carried(Linear since, Expr time, Expr value) {
    List<Expr> factors = new ArrayList<>();
    Expr inner = value;
    if (affine.entries().isPresent() && (isConstant() || !value.shape().isVector())) {
      Expr by = affine.entries().get();
      inner = Make.hadamard(entrywise(since, time, by), value);
    } else if (affine.entries().isPresent()) {
      Expr by = Expr.of(Operator.DIAGONAL_MATRIX, affine.entries().get());
      factors.add(matrices(since, time, by, Op.Direction.DOWN));
    }
    affine.left().ifPresent(by -> factors.add(matrices(since, time, by, Op.Direction.DOWN)));
    factors.add(inner);
    affine.right().ifPresent(by -> factors.add(matrices(since, time, by, Op.Direction.UP)));
    if (!affine.scalar().isNumber(1)) {
      factors.addFirst(scalars(since, time));
    }
    return Make.product(factors);
  }

  private boolean isConstant() {
    return Stream.of(affine.left(), affine.right(), affine.entries(), Optional.of(affine.scalar()))
        .flatMap(Optional::stream)
        .allMatch(this::isConstant);
  }

  private boolean isConstant(Expr part) {
    return !new Names().free(part).contains(recurrence.time().index());
  }

  private Linear steps(Linear since, Expr time) {
    return Linear.of(time).minus(since).times(Rational.of(Timeline.step(recurrence)));
  }

  private Expr scalars(Linear since, Expr time) {
    Expr by = affine.scalar();
    return isConstant(by)
        ? Expr.of(Operator.POWER, by, steps(since, time).expr())
        : over(since, time, by, Op.Direction.UP);
  }

  private Expr entrywise(Linear since, Expr time, Expr by) {
    return Expr.of(Operator.HADAMARD_POWER, by, steps(since, time).expr());
  }

  private Expr matrices(Linear since, Expr time, Expr by, Op.Direction upwards) {
    if (isConstant(by)) {
      return Expr.of(Operator.POWER, by, steps(since, time).expr());
    }
    boolean flips = Timeline.step(recurrence) < 0;
    Op.Direction down = Op.Direction.DOWN;
    Op.Direction up = Op.Direction.UP;
    return over(since, time, by, flips ? (upwards == up ? down : up) : upwards);
  }

  /** The product of what each step multiplies with. */
  private Expr over(Linear since, Expr time, Expr by, Op.Direction direction) {
    int step = Timeline.step(recurrence);
    String name = indices.get(1);
    Expr low = step > 0 ? since.plus(1).expr() : time;
    Expr high = step > 0 ? time : since.plus(-1).expr();
    Expr each = at(by, Make.scalar(name));
    boolean up = direction == Op.Direction.UP;
    return Expr.of(
        new Op.Fold(Op.Fold.Kind.PRODUCT, name, direction), up ? low : high, up ? high : low, each);
  }
}
