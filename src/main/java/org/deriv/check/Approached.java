package org.deriv.check;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;

/**
 * Limits of expectations: what stands under the limit is worked out, and it is judged both that
 * this is the same, at every time, and that it tends where it is said to.
 */
final class Approached {
  private Approached() {}

  /** What both together establish, if that is anything. */
  static Optional<Verdict> verdict(Judge judge, Calculus calculus, Context context, Expr claim) {
    if (!claim.is(new Op.Compare(Relation.TENDS_TO))
        || !(claim.arg(0).op() instanceof Op.Limit)
        || !Operators.restsOnProbability(context, claim)) {
      return Optional.empty();
    }
    Expr limit = claim.arg(0);
    Expr body = limit.arg(0);
    Optional<Calculus.Worked> worked =
        calculus
            .workOut(context, body)
            .filter(found -> found.declared().isEmpty() && !found.expr().equals(body))
            .filter(found -> !Operators.restsOnProbability(context, found.expr()));
    if (worked.isEmpty()) {
      return Optional.empty();
    }
    Verdict same = judge.judge(context, Relation.EQUAL, body, worked.get().expr());
    if (!same.status().isAccepted()) {
      return Optional.empty();
    }
    Expr after = limit.withArgs(List.of(worked.get().expr(), limit.arg(1)));
    Verdict there = judge.judge(context, Relation.TENDS_TO, after, claim.arg(1));
    return Optional.of(Judge.weaker(same, there).under(worked.get().conditions()))
        .filter(verdict -> verdict.status().isAccepted());
  }
}
