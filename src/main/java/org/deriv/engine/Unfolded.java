package org.deriv.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.check.CheckedStage;
import org.deriv.check.CheckedStep;
import org.deriv.check.GoalReport;
import org.deriv.check.Judge;
import org.deriv.check.Operators;
import org.deriv.check.Verdict;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.deriv.expr.Substitution;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Goal;
import org.deriv.problem.Problem;

/** An expression with the names in it as they are defined: the first line of many a proof. */
final class Unfolded {
  /** A longer line helps nobody. */
  private static final int LONGEST = 160;

  private Unfolded() {}

  /** The left side of a claim by its definitions, then its right side, where both steps hold. */
  static Optional<List<CheckedStage>> chain(
      Judge judge, Problem.Asked asked, Expr right, Verdict verdict) {
    Expr left = ((Goal.Show) asked.goal()).claim().arg(0);
    Optional<Expr> defined = of(asked.context(), left).filter(it -> !it.equals(right));
    if (defined.isEmpty()) {
      return Optional.empty();
    }
    Expr line = defined.get();
    Verdict first = judge.judge(asked.context(), Relation.EQUAL, left, line);
    Verdict second = judge.judge(asked.context(), Relation.EQUAL, line, right);
    Reason definition = Reason.of("by definition");
    Reason reason = verdict.reason();
    List<CheckedStep> steps =
        List.of(
            GoalRunner.step(asked, 1, Relation.EQUAL, line, definition, first),
            GoalRunner.step(asked, 2, Relation.EQUAL, right, reason, second));
    List<CheckedStage> stages = List.of(new CheckedStage(Optional.of(left), steps));
    return Optional.of(stages)
        .filter(all -> GoalReport.weakest(all).compareTo(verdict.status()) >= 0);
  }

  /** Names for expressions written out once; nothing where there are none, or it grows long. */
  private static Optional<Expr> of(Context context, Expr expr) {
    Set<String> free = new Names().free(expr);
    Map<Expr, Expr> bodies = new LinkedHashMap<>();
    for (Declaration declaration : context.declarations().values()) {
      if (declaration instanceof Declaration.Let let
          && let.indices().isEmpty()
          && free.contains(let.name())
          && !(let.body().op() instanceof Op.Literal)
          && !Operators.hasCalculus(let.body())) {
        bodies.put(Make.symbol(let.name(), let.body().shape()), let.body());
      }
    }
    if (bodies.isEmpty() || bodies.values().stream().anyMatch(body -> body.depth() > 12)) {
      return Optional.empty();
    }
    Expr unfolded = Substitution.expanding(bodies).in(expr);
    return Optional.of(unfolded).filter(it -> it.depth() < 20 && it.toString().length() <= LONGEST);
  }
}
