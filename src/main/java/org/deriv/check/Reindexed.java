package org.deriv.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Substitution;
import org.deriv.normal.Equality;
import org.deriv.normal.Outcome;
import org.deriv.normal.recurrence.Linear;

/**
 * Sums counted otherwise: {@code sum(r in a..b) f(r)} is {@code sum(r in 0..b-a) f(a + r)} and
 * {@code sum(r in 0..b-a) f(b - r)}. Normal forms do not choose between the two where matrices
 * stand in an order.
 */
final class Reindexed {
  /** Of so many sums every choice of directions is tried. */
  private static final int MOST = 3;

  private Reindexed() {}

  /** Which way a sum is counted. */
  private enum Way {
    UP,
    DOWN
  }

  static Optional<Verdict> proof(Context context, Expr left, Expr right) {
    int sums = count(right);
    if (sums == 0 || sums > MOST || count(left) == 0) {
      return Optional.empty();
    }
    Expr first = new Counting(0).in(left);
    for (int choice = 0; choice < 1 << sums; choice++) {
      Expr second = new Counting(choice).in(right);
      boolean changed = !first.equals(left) || !second.equals(right);
      if (changed && Equality.decide(context, first, second) instanceof Outcome.Proof proof) {
        return Optional.of(
            Verdict.of(Status.PROVED, "the sum counted the other way round: " + proof.evidence())
                .under(proof.conditions()));
      }
    }
    return Optional.empty();
  }

  private static boolean isSum(Expr expr) {
    return expr.op() instanceof Op.Fold fold
        && fold.kind() == Op.Fold.Kind.SUM
        && fold.direction() == Op.Fold.Direction.UP
        && expr.args().size() == 3;
  }

  private static int count(Expr expr) {
    return (isSum(expr) ? 1 : 0) + expr.args().stream().mapToInt(Reindexed::count).sum();
  }

  /** Writes every sum from 0, in the direction that its bit says. */
  private static final class Counting {
    private final int choice;
    private int seen;

    Counting(int choice) {
      this.choice = choice;
    }

    Expr in(Expr expr) {
      if (expr.args().isEmpty()) {
        return expr;
      }
      boolean sum = isSum(expr);
      Way way = sum && (choice >> seen++ & 1) == 1 ? Way.DOWN : Way.UP;
      List<Expr> args = new ArrayList<>();
      expr.args().forEach(arg -> args.add(in(arg)));
      return sum ? counted(expr, args, way) : expr.withArgs(args);
    }

    private static Expr counted(Expr sum, List<Expr> args, Way way) {
      Expr index = Make.scalar(((Op.Fold) sum.op()).index());
      Expr place = way == Way.UP ? Make.sum(args.get(0), index) : Make.minus(args.get(1), index);
      Expr last = Linear.of(args.get(1)).minus(Linear.of(args.get(0))).expr();
      Expr body = Substitution.of(index, place).in(args.get(2));
      return sum.withArgs(List.of(Make.number(0), last, body));
    }
  }
}
