package org.deriv.normal.recurrence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;
import org.deriv.normal.Equality;
import org.deriv.normal.Outcome;

/**
 * Proves that a recurrence over the value before, such as {@code d[t][j] = max(i in 1..N)
 * P[i,j]*d[t-1][i]}, takes the best of all paths: by induction on the time, the step joined on the
 * outside being moved inside by distributivity and the last position of the path split off.
 */
final class PathInduction {
  private final Timeline timeline;
  private final Context context;
  private final Names names = new Names();

  private PathInduction(Context context) {
    this.context = context;
    this.timeline = new Timeline(context);
  }

  /** A proof that a recurrence's entry, or the best of its entries, is the best of all paths. */
  static Optional<Proof> prove(Context context, Expr left, Expr right) {
    PathInduction induction = new PathInduction(context);
    return induction.oriented(left, right).or(() -> induction.oriented(right, left));
  }

  private Optional<Proof> oriented(Expr left, Expr right) {
    return Paths.of(right)
        .flatMap(paths -> {
          if (left.is(Operator.ENTRY)) {
            return proved(left, paths, List.of(left, right));
          }
          return chosen(left, paths)
              .flatMap(entry -> proved(entry, paths.ending(entry.arg(1)), List.of(left, right)))
              .map(proof ->
                  new Proof(
                      proof.evidence() + "; the choice of the last position is the outermost",
                      proof.conditions()));
        });
  }

  /** The entry of which the best is taken, over the values that a position has. */
  private Optional<Expr> chosen(Expr left, Paths paths) {
    boolean best =
        left.op() instanceof Op.Fold fold
            && fold.kind() == paths.semiring().choice()
            && left.args().size() == 3
            && left.arg(2).is(Operator.ENTRY)
            && left.arg(2).args().size() == 2
            && left.arg(2).arg(1).equals(Make.scalar(fold.index()))
            && isEqual(left.arg(0), paths.low())
            && isEqual(left.arg(1), paths.high());
    return best ? Optional.of(left.arg(2)) : Optional.empty();
  }

  private Optional<Proof> proved(Expr entry, Paths paths, List<Expr> sides) {
    Optional<Declaration.Recurrence> found = timeline.of(entry.arg(0));
    if (found.isEmpty()
        || entry.args().size() != 2
        || found.get().entries().size() != 1
        || Timeline.step(found.get()) != 1
        || !(entry.arg(0).arg(0).op() instanceof Op.Symbol(String time, Shape _))) {
      return Optional.empty();
    }
    Linear now = Linear.of(entry.arg(0).arg(0));
    Order order = Domain.of(timeline, sides);
    boolean fits =
        paths.last().isSame(now.plus(-1))
            && paths.to().isSame(now)
            && paths.fixed(now).filter(entry.arg(1)::equals).isPresent()
            && order.isAtMost(paths.first(), now);
    // Names of their own: what else mentions the time or the entry stays as it is.
    Expr end = Make.scalar("end~");
    Expr later = Make.scalar(time + "~");
    Expr general = Make.entry(Timeline.term(found.get(), later), end);
    return fits
        ? induction(found.get(), general, paths.until(Linear.of(later), end), time)
        : Optional.empty();
  }

  private Optional<Proof> induction(
      Declaration.Recurrence recurrence, Expr entry, Paths paths, String time) {
    Optional<Move> move = move(recurrence, entry, paths);
    if (move.isEmpty() || !isStep(move.get(), paths, entry)) {
      return Optional.empty();
    }
    boolean base = isBase(recurrence, move.get(), paths, entry);
    String words =
        "by induction on "
            + time
            + " from "
            + paths.first().expr()
            + ": "
            + paths.semiring().law(asDeclared(recurrence, entry, move.get().part()))
            + ", and the last position of the path is the index of the recurrence";
    return base ? Optional.of(new Proof(words, List.of())) : Optional.empty();
  }

  /** In the names of the recurrence itself. */
  private static Expr asDeclared(Declaration.Recurrence recurrence, Expr entry, Expr part) {
    return Substitution.of(
            Map.of(
                entry.arg(0).arg(0), Make.scalar(recurrence.time().index()),
                entry.arg(1), Make.scalar(recurrence.entries().getFirst())))
        .in(part);
  }

  /** What is joined with the entry before, which is chosen by an index. */
  private record Move(Expr index, Expr part) {}

  private Optional<Move> move(Declaration.Recurrence recurrence, Expr entry, Paths paths) {
    Expr time = entry.arg(0).arg(0);
    Expr body = Timeline.entry(recurrence, time, List.of(entry.arg(1)));
    boolean choice =
        body.op() instanceof Op.Fold fold
            && fold.kind() == paths.semiring().choice()
            && fold.direction() == Op.Direction.UP
            && body.args().size() == 3;
    if (!choice || !isEqual(body.arg(0), paths.low()) || !isEqual(body.arg(1), paths.high())) {
      return Optional.empty();
    }
    Expr index = Make.scalar(((Op.Fold) body.op()).index());
    List<Expr> others = new ArrayList<>();
    int before = 0;
    for (Expr part : paths.semiring().parts(body.arg(2))) {
      if (isBefore(part, recurrence, Linear.of(time), index)) {
        before++;
      } else {
        others.add(part);
      }
    }
    Expr part = paths.semiring().joined(others);
    boolean once = before == 1 && timeline.terms(part).isEmpty() && !clashes(index, entry);
    return once ? Optional.of(new Move(index, part)) : Optional.empty();
  }

  private boolean clashes(Expr index, Expr entry) {
    return names.free(entry).contains(index.toString());
  }

  private boolean isBefore(Expr part, Declaration.Recurrence recurrence, Linear time, Expr index) {
    return part.is(Operator.ENTRY)
        && part.args().size() == 2
        && timeline.of(part.arg(0)).filter(recurrence::equals).isPresent()
        && Linear.of(part.arg(0).arg(0)).isSame(time.plus(-1))
        && part.arg(1).equals(index);
  }

  /** The move is the path's last step, and it may be taken into the choice of the path before. */
  private boolean isStep(Move move, Paths paths, Expr entry) {
    boolean reaches =
        paths.from().isSame(paths.first()) || paths.from().isSame(paths.first().plus(1));
    return reaches
        && paths.semiring().distributes(context, move.part())
        && paths
            .step(entry.arg(0).arg(0), move.index(), entry.arg(1))
            .filter(step -> isEqual(step, move.part()))
            .isPresent();
  }

  /** Where the path is empty. */
  private boolean isBase(Declaration.Recurrence recurrence, Move move, Paths paths, Expr entry) {
    Linear base = paths.first();
    Expr end = entry.arg(1);
    Optional<Expr> right = atBase(paths, base, end);
    Optional<Expr> left =
        base.isSame(Timeline.start(recurrence))
            ? Optional.of(started(recurrence, end))
            : base.isSame(Timeline.first(recurrence))
                ? first(recurrence, move, paths, entry)
                : Optional.empty();
    return left.isPresent() && right.isPresent() && isEqual(left.get(), right.get());
  }

  private static Optional<Expr> atBase(Paths paths, Linear base, Expr end) {
    Optional<Expr> start =
        paths.start(position -> position.isSame(base) ? Optional.of(end) : paths.fixed(position));
    if (paths.from().isSame(base.plus(1))) {
      return start;
    }
    Optional<Expr> step =
        paths.fixed(base.plus(-1)).flatMap(before -> paths.step(base.expr(), before, end));
    return start.flatMap(part ->
        step.map(
            only -> paths.start().isEmpty() ? only : paths.semiring().joined(List.of(part), only)));
  }

  /** An entry of the first term. */
  private static Expr started(Declaration.Recurrence recurrence, Expr at) {
    Linear start = Timeline.start(recurrence);
    Expr term =
        Timeline.boundary(recurrence, start)
            .orElseGet(() -> Timeline.term(recurrence, start.expr()));
    return Make.entry(term, at);
  }

  /** The choice among a unit vector's entries, each joined with the move. */
  private static Optional<Expr> first(
      Declaration.Recurrence recurrence, Move move, Paths paths, Expr entry) {
    Optional<Expr> boundary = Timeline.boundary(recurrence, Timeline.start(recurrence));
    boolean unit = boundary.isPresent() && boundary.get().op() instanceof Op.Basis;
    if (!unit || !paths.semiring().picks()) {
      return Optional.empty();
    }
    Expr time = entry.arg(0).arg(0);
    return Optional.of(
        Substitution.of(
                Map.of(
                    move.index(), boundary.get().arg(0), time, Timeline.first(recurrence).expr()))
            .in(move.part()));
  }

  private boolean isEqual(Expr left, Expr right) {
    return left.equals(right)
        || Equality.decide(context, left, right)
                instanceof Outcome.Proof(var _, String _, List<Expr> conditions, var _)
            && conditions.isEmpty();
  }
}
