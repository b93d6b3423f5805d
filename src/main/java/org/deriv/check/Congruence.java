package org.deriv.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.normal.recurrence.Induction;
import org.deriv.normal.recurrence.Proof;

/**
 * What is built alike of equal parts is equal: where two sides differ in few places, and what
 * stands there is equal by induction, they are equal. The parts are often terms of two sequences at
 * an earlier time, which no definition of the whole makes the same.
 */
final class Congruence {
  private static final int MOST = 4;

  private Congruence() {}

  /** Two expressions that stand in one place. */
  private record Pair(Expr left, Expr right) {}

  static Optional<Verdict> proof(Context context, Expr left, Expr right) {
    Set<Pair> pairs = new LinkedHashSet<>();
    collect(left, right, pairs);
    if (pairs.size() > MOST || pairs.contains(new Pair(left, right))) {
      return Optional.empty();
    }
    Set<Expr> conditions = new LinkedHashSet<>();
    for (Pair pair : pairs) {
      Optional<Proof> equal =
          pair.left().shape().equals(pair.right().shape())
              ? Induction.prove(context, pair.left(), pair.right())
              : Optional.empty();
      if (equal.isEmpty()) {
        return Optional.empty();
      }
      conditions.addAll(equal.get().conditions());
    }
    List<String> parts = new ArrayList<>();
    pairs.forEach(pair -> parts.add(pair.left() + " == " + pair.right()));
    return Optional.of(
        Verdict.of(Status.PROVED, "equal parts, by induction: " + String.join("; ", parts))
            .under(List.copyOf(conditions)));
  }

  /** The places where they differ; under what binds a name the whole is one place. */
  private static void collect(Expr left, Expr right, Set<Pair> pairs) {
    if (left.equals(right)) {
      return;
    }
    boolean alike =
        left.op().equals(right.op())
            && left.args().size() == right.args().size()
            && !binds(left.op())
            && !left.args().isEmpty();
    if (!alike) {
      pairs.add(new Pair(left, right));
      return;
    }
    for (int i = 0; i < left.args().size(); i++) {
      collect(left.arg(i), right.arg(i), pairs);
    }
  }

  private static boolean binds(Op op) {
    return switch (op) {
      case Op.Fold _, Op.Integral _, Op.Limit _, Op.Moment _, Op.Term _ -> true;
      case Op _ -> false;
    };
  }
}
