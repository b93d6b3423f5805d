package org.deriv.check.slip;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/** Indices and bounds: off by one, another index, row for column. */
final class IndexEdits {
  private final Edits.Place place;

  IndexEdits(Edits.Place place) {
    this.place = place;
  }

  /** At an index: one more, one less, or another index that is known there. */
  void index(Expr at, List<Edit> edits) {
    String words = "the index " + Edit.quoted(at) + " is wrong";
    edits.add(new Edit(shifted(at, -1), 4, words));
    edits.add(new Edit(shifted(at, 1), 4, words));
    Set<String> others = new LinkedHashSet<>(place.bound());
    Names names = new Names();
    names.free(place.trail().line()).stream()
        .filter(name -> place.context().find(name).isEmpty())
        .forEach(others::add);
    for (String other : others) {
      edits.add(new Edit(Make.scalar(other), 4, words));
    }
  }

  /** One more or less, so that {@code n - 1} and one more is {@code n}. */
  private static Expr shifted(Expr of, long by) {
    if (of.op() instanceof Op.Number(Rational value)) {
      return Make.number(value.plus(Rational.of(by)));
    }
    if (of.is(Operator.ADD)) {
      Expr last = of.args().getLast();
      Expr opposite = by > 0 ? Make.negate(Make.number(1)) : Make.number(1);
      if (last.equals(opposite) || last.isNumber(-by)) {
        return Make.sum(Tidied.without(of.args(), of.args().size() - 1));
      }
    }
    return by > 0 ? Make.sum(of, Make.number(1)) : Make.minus(of, Make.number(1));
  }

  /** At an entry of a matrix: row and column exchanged. */
  void entry(Expr at, List<Edit> edits) {
    if (at.is(Operator.ENTRY) && at.args().size() == 3) {
      edits.add(
          new Edit(
              Make.entry(at.arg(0), at.arg(2), at.arg(1)),
              4,
              "row and column of " + Edit.quoted(at) + " are mixed up"));
    }
  }

  /** A power that should count from the last value down, such as beta^i for beta^(t-i). */
  private static void reversed(Op.Fold fold, Expr at, List<Edit> edits) {
    Expr index = Make.scalar(fold.index());
    Expr across = Make.minus(Make.sum(at.arg(0), at.arg(1)), index);
    Expr fromLast =
        at.arg(0).isNumber(0) || at.arg(0).isNumber(1) ? Make.minus(at.arg(1), index) : across;
    for (Expr other : List.of(fromLast, across)) {
      powers(at, at.args().getLast(), index, other, edits);
    }
  }

  private static void powers(Expr at, Expr body, Expr index, Expr other, List<Edit> edits) {
    Expr changed = exponent(body, index, other);
    Expr back = exponent(body, other, index);
    for (Expr result : List.of(changed, back)) {
      if (!result.equals(body)) {
        List<Expr> args = new ArrayList<>(at.args());
        args.set(args.size() - 1, result);
        edits.add(new Edit(Expr.of(at.op(), args), 5, "the exponent counts the other way"));
      }
    }
  }

  private static Expr exponent(Expr of, Expr from, Expr to) {
    if (of.is(Operator.POWER) && of.arg(1).equals(from)) {
      return Expr.of(Operator.POWER, of.arg(0), to);
    }
    boolean open = of.is(Operator.PRODUCT) || of.is(Operator.NEGATE) || of.is(Operator.ADD);
    return open
        ? Expr.of(of.op(), of.args().stream().map(arg -> exponent(arg, from, to)).toList())
        : of;
  }

  /** At a sum, product or maximum: its bounds, its sign and its index. */
  void bounds(Op.Fold fold, Expr at, List<Edit> edits) {
    for (int i = 0; i < 2; i++) {
      for (long by : List.of(-1L, 1L)) {
        List<Expr> args = new ArrayList<>(at.args());
        args.set(i, shifted(at.arg(i), by));
        edits.add(
            new Edit(
                Expr.of(fold, args),
                4,
                "the "
                    + (i == 0 ? "first" : "last")
                    + " value of `"
                    + fold.index()
                    + "` is off by one"));
      }
    }
    reversed(fold, at, edits);
    Expr body = at.args().getLast();
    boolean free = !new Names().free(body).contains(fold.index());
    if (free) {
      edits.add(new Edit(body, 5, "the sum over `" + fold.index() + "` is too much"));
    }
    if (fold.kind() == Op.Fold.Kind.SUM && body.shape().equals(Shape.SCALAR)) {
      edits.add(
          new Edit(
              Expr.of(new Op.Fold(Op.Fold.Kind.PRODUCT, fold.index(), fold.direction()), at.args()),
              6,
              "a product over `" + fold.index() + "` is meant"));
    }
  }
}
