package org.deriv.engine;

import java.util.ArrayList;
import java.util.List;
import org.deriv.check.CheckedStage;
import org.deriv.check.CheckedStep;
import org.deriv.check.Judge;
import org.deriv.check.Status;
import org.deriv.check.Verdict;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Goal;

/** Judges the links of a hand derivation, each by itself. */
final class ChainJudge {
  private final Judge judge;

  ChainJudge(Judge judge) {
    this.judge = judge;
  }

  CheckedStage judge(Goal.Check chain) {
    List<CheckedStep> steps = new ArrayList<>();
    for (Goal.Link link : chain.links()) {
      Goal.Line left = chain.lines().get(link.index() - 1);
      Goal.Line right = chain.lines().get(link.index());
      Verdict verdict = verdict(link, left, right);
      steps.add(
          new CheckedStep(
              link.index(),
              link.relation(),
              right.expr(),
              Reason.of(verdict.status() == Status.PROVED ? verdict.evidence() : ""),
              link.claimed(),
              verdict,
              link.span(),
              List.of()));
    }
    return new CheckedStage(chain.lines().getFirst().expr(), steps);
  }

  private Verdict verdict(Goal.Link link, Goal.Line left, Goal.Line right) {
    if (left.expr().isEmpty() || right.expr().isEmpty()) {
      return Verdict.of(Status.ERROR, "it touches a line that is not well-formed");
    }
    Expr from = left.expr().get();
    Expr to = right.expr().get();
    if (link.relation() == Relation.TENDS_TO && link.approach().isPresent()) {
      Goal.Approach approach = link.approach().get();
      from = limit(from, approach);
    }
    return judge.judge(right.context(), Make.compare(link.relation(), from, to));
  }

  private static Expr limit(Expr of, Goal.Approach approach) {
    Op limit = new Op.Limit(approach.variable(), approach.side());
    return Expr.of(limit, of, approach.point());
  }
}
