package org.deriv.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.check.CheckedStage;
import org.deriv.check.CheckedStep;
import org.deriv.check.Exhibit;
import org.deriv.check.GoalReport;
import org.deriv.check.Judge;
import org.deriv.check.Operators;
import org.deriv.check.Status;
import org.deriv.check.Verdict;
import org.deriv.derive.Deriver;
import org.deriv.derive.cost.Bill;
import org.deriv.derive.cost.Count;
import org.deriv.derive.cost.Pricing;
import org.deriv.engine.NumberRunner.Outcome;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.problem.Derivation;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Goal;
import org.deriv.problem.Problem;

/** Says what evaluating costs, and checks it by counting. */
final class CostRunner {
  private final Deriver deriver;
  private final Judge judge;

  CostRunner(Deriver deriver, Judge judge) {
    this.deriver = deriver;
    this.judge = judge;
  }

  Outcome cost(Problem.Asked asked, Goal.Cost goal) {
    Expr expr = goal.of();
    Optional<Expr> worked = Operators.hasCalculus(expr) ? derived(asked, expr) : Optional.of(expr);
    return switch (Pricing.of(asked.context(), expr, worked, jacobian(asked, expr))) {
      case Pricing.Priced.None(String why) -> new Outcome.None(why, "");
      case Pricing.Priced.Found found -> new Outcome.Found(report(asked, expr, found));
    };
  }

  private Optional<Expr> derived(Problem.Asked asked, Expr expr) {
    return switch (deriver.derive(new Goal.Derive(expr), asked.context())) {
      case org.deriv.derive.Outcome.Derived(Derivation derivation) ->
          Optional.of(derivation.result()).filter(result -> !Operators.hasCalculus(result));
      case org.deriv.derive.Outcome.Refused _ -> Optional.empty();
    };
  }

  private Optional<Expr> jacobian(Problem.Asked asked, Expr expr) {
    if (!expr.is(Operator.VJP)) {
      return Optional.empty();
    }
    boolean fits =
        org.deriv.expr.ShapeRules.infer(Operator.JACOBIAN, expr.args().subList(0, 2))
            instanceof org.deriv.expr.ShapeRules.Fits;
    return fits
        ? derived(asked, Expr.of(Operator.JACOBIAN, expr.arg(0), expr.arg(1)))
        : Optional.empty();
  }

  private GoalReport report(Problem.Asked asked, Expr expr, Pricing.Priced.Found found) {
    List<Exhibit.Price> prices = new ArrayList<>();
    String words = found.backwards() ? "backwards through the evaluation" : "the order chosen";
    prices.add(price(words, Optional.of(found.chosen()), found.cost()));
    found
        .naive()
        .filter(naive -> differs(naive.cost(), found.cost()))
        .ifPresent(naive -> prices.add(price(naive.words(), Optional.empty(), naive.cost())));
    OperationCheck.Finding counted =
        OperationCheck.check(asked.context(), found.chosen(), found.cost().operations());
    List<CheckedStage> stages = stages(asked, expr, found.chosen());
    Expr total = found.cost().operations().toExpr();
    Status status = counted.status();
    if (!stages.isEmpty()) {
      status = status.and(GoalReport.weakest(stages));
    }
    return new Outcome.Found(
            GoalRunner.report(asked, stages, List.of(total), List.of(counted.words()))
                .showing(new Exhibit.Costs(prices), status))
        .report();
  }

  private static boolean differs(Bill one, Bill other) {
    return other.operations().isLess(one.operations())
        || !one.numbers().leading().equals(other.numbers().leading());
  }

  private static Exhibit.Price price(String words, Optional<Expr> written, Bill bill) {
    Count numbers = bill.numbers();
    return new Exhibit.Price(
        words,
        written,
        bill.operations().toExpr(),
        bill.operations().leading().toExpr(),
        numbers.toExpr(),
        numbers.leading().toExpr());
  }

  /** The order chosen is a claim like any other: it has the same value. */
  private List<CheckedStage> stages(Problem.Asked asked, Expr expr, Expr chosen) {
    if (chosen.equals(expr) || !isPlain(chosen)) {
      return List.of();
    }
    Verdict verdict = judge.judge(asked.context(), Relation.EQUAL, expr, chosen);
    CheckedStep step =
        new CheckedStep(
            1,
            Relation.EQUAL,
            Optional.of(chosen),
            Reason.of("in this order of evaluation"),
            Optional.empty(),
            verdict,
            asked.span(),
            List.of());
    return List.of(new CheckedStage(Optional.of(expr), List.of(step)));
  }

  private static boolean isPlain(Expr expr) {
    return !(expr.op() instanceof Op.Term) && !expr.equals(Make.number(0));
  }
}
