package org.deriv.normal.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;

/**
 * One induction: on an index, upwards or downwards, from a first value. What is supposed is the
 * claim at the value before, or at all values before where a recurrence reaches further back.
 *
 * @param index a name; a dimension stands for a value of its own
 * @param step 1 upwards, -1 downwards
 */
record InductionStep(Timeline timeline, Expr left, Expr right, Expr index, int step) {
  private static final int MOST_FACTORS = 5;

  static InductionStep of(Timeline timeline, Expr left, Expr right, Expr index, int step) {
    boolean declared =
        index.op() instanceof Op.Symbol(String name, Shape _)
            && timeline.context().find(name).orElse(null) instanceof Declaration.Dimension;
    if (!declared) {
      return new InductionStep(timeline, left, right, index, step);
    }
    Expr fresh = Make.scalar(index + "~");
    Substitution general = Substitution.of(index, fresh);
    return new InductionStep(timeline, general.in(left), general.in(right), fresh, step);
  }

  Optional<Proof> prove(Induction induction) {
    Order order = Domain.of(timeline, List.of(left, right));
    for (Linear base : starts().bases()) {
      Linear gap = Linear.of(index).minus(base).times(Rational.of(step));
      if (!order.isNonnegative(gap)) {
        continue;
      }
      Optional<Proof> bases = starts(induction, base);
      if (bases.isEmpty()) {
        continue;
      }
      Order later = order.and(gap.plus(-starts().reach()));
      Optional<Proof> proof = step(induction, later, base);
      if (proof.isPresent()) {
        String from = index + " = " + base.expr();
        return proof.map(it ->
            it.and(
                bases.get(),
                "by induction on "
                    + plain(index)
                    + " from "
                    + plain(from)
                    + "; step "
                    + it.evidence()));
      }
    }
    return Optional.empty();
  }

  /** Without the marks of names that were made to differ. */
  private static String plain(Object name) {
    return name.toString().replace("~", "");
  }

  private Starts starts() {
    return new Starts(timeline, left, right, index, step);
  }

  private Optional<Proof> starts(Induction induction, Linear base) {
    Optional<Proof> all = Optional.empty();
    for (int i = 0; i < starts().reach(); i++) {
      Linear value = base.plus((long) i * step);
      Optional<Proof> one =
          induction.atStart(Induction.at(left, index, value), Induction.at(right, index, value));
      if (one.isEmpty()) {
        return one;
      }
      all = all.map(before -> before.and(one.get(), before.evidence())).or(() -> one);
    }
    return all;
  }

  private Optional<Proof> step(Induction induction, Order order, Linear base) {
    Optional<Proof> proof = replaced(induction, order, base, left, right);
    return proof
        .or(() -> replaced(induction, order, base, right, left))
        .or(() -> byDifference(induction, order));
  }

  /** The claim's one side, wherever it stands at earlier values, replaced by the other. */
  private Optional<Proof> replaced(
      Induction induction, Order order, Linear base, Expr from, Expr to) {
    Linear before = Linear.of(index).plus(-step);
    Unfolding unfolding =
        from.op() instanceof Op.Term
            ? new Unfolding(
                timeline, this::isDue, (term, known) -> supposed(term, from, to, base, known))
            : Unfolding.of(timeline, this::isDue);
    Expr now = unfolding.in(left, order);
    Expr then = unfolding.in(right, order);
    if (!(from.op() instanceof Op.Term)) {
      Expr old = unfolding.in(Induction.at(from, index, before), order);
      Expr other = unfolding.in(Induction.at(to, index, before), order);
      if (old.args().isEmpty() || old.shape().isScalar() && old.op() instanceof Op.Number) {
        return Optional.empty();
      }
      Replacing replacing = new Replacing(old, other);
      now = replacing.in(now);
      then = replacing.in(then);
    }
    return induction.decided(now, then, order, unfolding);
  }

  /** Whether a term is not earlier than the earliest that the claim mentions at the index. */
  private boolean isDue(Declaration.Recurrence recurrence, Linear time) {
    if (Timeline.step(recurrence) != step) {
      return false;
    }
    Linear gap = time.minus(Linear.of(index)).minus(earliest());
    return gap.isInt() && gap.constant().signum() * step >= 0;
  }

  private Linear earliest() {
    Linear earliest = Linear.number(0);
    for (Expr side : List.of(left, right)) {
      for (Expr term : timeline.terms(side)) {
        Linear shift = Linear.of(term.arg(0)).minus(Linear.of(index));
        if (shift.isInt() && shift.minus(earliest).constant().signum() * step < 0) {
          earliest = shift;
        }
      }
    }
    return earliest;
  }

  /** v[e] where the claim is about v[t + c]: its other side at t = e - c, if that is earlier. */
  private Optional<Expr> supposed(Expr term, Expr from, Expr to, Linear base, Order order) {
    if (!term.op().equals(from.op())) {
      return Optional.empty();
    }
    Linear shift = Linear.of(from.arg(0)).minus(Linear.of(index));
    Linear value = Linear.of(term.arg(0)).minus(shift);
    Linear past = Linear.of(index).minus(value).times(Rational.of(step)).plus(-1);
    Linear begun = value.minus(base).times(Rational.of(step));
    return shift.isInt() && order.isNonnegative(past) && order.isNonnegative(begun)
        ? Optional.of(Induction.at(to, index, value))
        : Optional.empty();
  }

  /** left(t) - right(t) is a multiple of what it is one step before. */
  private Optional<Proof> byDifference(Induction induction, Order order) {
    Linear before = Linear.of(index).plus(-step);
    Unfolding unfolding = Unfolding.of(timeline, this::isDue);
    Expr now = unfolding.in(left, order);
    Expr then = unfolding.in(right, order);
    Expr old = unfolding.in(Induction.at(left, index, before), order);
    Expr other = unfolding.in(Induction.at(right, index, before), order);
    for (Expr factor : factors()) {
      boolean fits =
          factor.shape().isScalar() || factor.shape().columns().equals(old.shape().rows());
      if (!fits) {
        continue;
      }
      Expr first = Make.minus(now, Make.product(factor, old));
      Expr second = Make.minus(then, Make.product(factor, other));
      Optional<Proof> proof = induction.decided(first, second, order, unfolding);
      if (proof.isPresent()) {
        return proof;
      }
    }
    return Optional.empty();
  }

  /** 1, what powers in the index are powers of, and what terms before are multiplied with. */
  private List<Expr> factors() {
    Set<Expr> found = new LinkedHashSet<>(List.of(Make.number(1)));
    List<Expr> open = new ArrayList<>(List.of(left, right));
    Set<Expr> seen = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      Expr next = open.removeLast();
      if (!seen.add(next)) {
        continue;
      }
      if (next.is(Operator.POWER) && Linear.of(next.arg(1)).terms().containsKey(index)) {
        found.add(next.arg(0));
      }
      timeline.of(next).flatMap(this::factor).ifPresent(found::add);
      open.addAll(next.args());
    }
    return found.stream().limit(MOST_FACTORS).toList();
  }

  private Optional<Expr> factor(Declaration.Recurrence recurrence) {
    if (!recurrence.entries().isEmpty()) {
      return Optional.empty();
    }
    Expr time = Linear.of(index).expr();
    Expr before = Linear.of(index).plus(-step).expr();
    return Affine.of(Timeline.body(recurrence, time), Timeline.term(recurrence, before))
        .filter(affine -> affine.right().isEmpty() && affine.entries().isEmpty())
        .map(affine ->
            affine
                .left()
                .map(left ->
                    affine.scalar().isNumber(1) ? left : Make.product(affine.scalar(), left))
                .orElse(affine.scalar()));
  }
}
