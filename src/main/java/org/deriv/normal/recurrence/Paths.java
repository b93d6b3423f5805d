package org.deriv.normal.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;

/**
 * The best, or the sum, of the values of all paths {@code w[first..last]}, some positions beside
 * them having values; the value of a path is a start, and a fold over its steps, each of which
 * looks at a position and the one before.
 *
 * @param start what is joined with the fold
 * @param index the index of the fold
 * @param from the first value of the index
 * @param to the last
 * @param step its body
 * @param fixed positions with values
 */
record Paths(
    Semiring semiring,
    String tuple,
    Linear first,
    Linear last,
    Expr low,
    Expr high,
    List<Expr> start,
    String index,
    Linear from,
    Linear to,
    Expr step,
    Map<Linear, Expr> fixed) {
  /** Reads an expression so, where it is one; the values may be stated outside or inside. */
  static Optional<Paths> of(Expr expr) {
    Expr whole = expr.is(Operator.AT) ? expr.arg(0) : expr;
    if (!(whole.op() instanceof Op.TupleFold(var _, String tuple))) {
      return Optional.empty();
    }
    Expr body = whole.arg(4);
    Expr bare = body.is(Operator.AT) ? body.arg(0) : body;
    Map<Linear, Expr> fixed = new LinkedHashMap<>();
    for (Expr stated : List.of(expr, body)) {
      if (stated.is(Operator.AT) && !take(stated, tuple, fixed)) {
        return Optional.empty();
      }
    }
    List<Expr> args = new ArrayList<>(whole.args());
    args.set(4, bare);
    return of(Expr.of(whole.op(), args), fixed).filter(Paths::isBesideFixed);
  }

  /** Takes the values of positions; not where something else has a value. */
  private static boolean take(Expr stated, String tuple, Map<Linear, Expr> fixed) {
    for (int i = 1; i < stated.args().size(); i += 2) {
      boolean position =
          stated.arg(i).op() instanceof Op.Term(String name, Shape _) && name.equals(tuple);
      if (!position) {
        return false;
      }
      fixed.put(Linear.of(stated.arg(i).arg(0)), stated.arg(i + 1));
    }
    return true;
  }

  /** Whether values are those of the neighbours of the path alone. */
  private boolean isBesideFixed() {
    return fixed.keySet().stream()
        .allMatch(position -> position.isSame(first.plus(-1)) || position.isSame(last.plus(1)));
  }

  private static Optional<Paths> of(Expr expr, Map<Linear, Expr> fixed) {
    if (!(expr.op() instanceof Op.TupleFold(Op.Fold.Kind kind, String tuple))) {
      return Optional.empty();
    }
    Expr body = expr.arg(4);
    return Semiring.of(kind, body)
        .flatMap(semiring -> {
          List<Expr> start = new ArrayList<>();
          List<Expr> folds = new ArrayList<>();
          for (Expr part : semiring.parts(body)) {
            (isFold(part, semiring.along()) ? folds : start).add(part);
          }
          if (folds.size() != 1 || !(folds.getFirst().op() instanceof Op.Fold fold)) {
            return Optional.empty();
          }
          Expr along = folds.getFirst();
          return Optional.of(
              new Paths(
                  semiring,
                  tuple,
                  Linear.of(expr.arg(0)),
                  Linear.of(expr.arg(1)),
                  expr.arg(2),
                  expr.arg(3),
                  start,
                  fold.index(),
                  Linear.of(along.arg(0)),
                  Linear.of(along.arg(1)),
                  along.arg(2),
                  fixed));
        });
  }

  private static boolean isFold(Expr part, Op.Fold.Kind kind) {
    return part.op() instanceof Op.Fold fold
        && fold.kind() == kind
        && fold.direction() == Op.Direction.UP
        && part.args().size() == 3;
  }

  Optional<Expr> fixed(Linear position) {
    return fixed.entrySet().stream()
        .filter(pair -> pair.getKey().isSame(position))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The same where the last position of the tuple has a value. */
  Paths ending(Expr value) {
    Map<Linear, Expr> more = new LinkedHashMap<>(fixed);
    more.put(last, value);
    return new Paths(
        semiring, tuple, first, last.plus(-1), low, high, start, index, from, to, step, more);
  }

  /** The same up to another time, where the position has a value. */
  Paths until(Linear time, Expr value) {
    Map<Linear, Expr> others = new LinkedHashMap<>();
    fixed.forEach((position, stated) -> {
      if (!position.isSame(last.plus(1))) {
        others.put(position, stated);
      }
    });
    others.put(time, value);
    return new Paths(
        semiring, tuple, first, time.plus(-1), low, high, start, index, from, time, step, others);
  }

  /** The step to a time, between two values; empty where it looks at other positions too. */
  Optional<Expr> step(Expr time, Expr before, Expr here) {
    Expr at = org.deriv.expr.Substitution.of(org.deriv.expr.Make.scalar(index), time).in(step);
    Linear now = Linear.of(time);
    return placed(
        at,
        position ->
            position.isSame(now)
                ? Optional.of(here)
                : position.isSame(now.plus(-1)) ? Optional.of(before) : Optional.empty());
  }

  /** What stands at the start, by values of positions. */
  Optional<Expr> start(java.util.function.Function<Linear, Optional<Expr>> values) {
    return placed(semiring.joined(start), values);
  }

  /** An expression in which positions have values; empty where one has none. */
  private Optional<Expr> placed(
      Expr expr, java.util.function.Function<Linear, Optional<Expr>> values) {
    if (expr.op() instanceof Op.Term(String name, Shape _) && name.equals(tuple)) {
      return values.apply(Linear.of(expr.arg(0)));
    }
    List<Expr> args = new ArrayList<>();
    for (Expr arg : expr.args()) {
      Optional<Expr> other = placed(arg, values);
      if (other.isEmpty()) {
        return Optional.empty();
      }
      args.add(other.get());
    }
    return Optional.of(expr.withArgs(args));
  }
}
