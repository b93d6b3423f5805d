package org.deriv.engine;

import java.util.List;
import java.util.Optional;
import org.deriv.check.GoalReport;
import org.deriv.check.Judge;
import org.deriv.check.Status;
import org.deriv.derive.Deriver;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Diagnostics;
import org.deriv.expr.Expr;
import org.deriv.problem.Goal;
import org.deriv.problem.Problem;

/** Runs the goals that are answered by numbers: compute, simulate, plot, cost. */
final class NumberRunner {
  private final Deriver deriver;
  private final Judge judge;
  private final Diagnostics diagnostics;

  NumberRunner(Deriver deriver, Judge judge, Diagnostics diagnostics) {
    this.deriver = deriver;
    this.judge = judge;
    this.diagnostics = diagnostics;
  }

  GoalReport run(Problem.Asked asked) {
    return switch (asked.goal()) {
      case Goal.Compute compute ->
          said(asked, ComputeRunner.compute(asked, compute), "not-computed");
      case Goal.Simulate simulate ->
          said(asked, SimulateRunner.simulate(asked, simulate), "not-simulated");
      case Goal.Plot plot -> said(asked, PlotRunner.plot(asked, plot), "not-plotted");
      case Goal.Cost cost ->
          said(asked, new CostRunner(deriver, judge).cost(asked, cost), "not-priced");
      default -> throw new IllegalStateException("no numbers for " + asked.goal().kind());
    };
  }

  /** What came of a goal, or why nothing did. */
  sealed interface Outcome {
    /** A report. */
    record Found(GoalReport report) implements Outcome {}

    /** Nothing, and what the author can do. */
    record None(String why, String help) implements Outcome {}
  }

  private GoalReport said(Problem.Asked asked, Outcome outcome, String code) {
    return switch (outcome) {
      case Outcome.Found(GoalReport report) -> report;
      case Outcome.None(String why, String help) -> {
        Diagnostic warning = Diagnostic.warning(code, why, asked.span());
        diagnostics.add(help.isEmpty() ? warning : warning.withHelp(help));
        yield GoalRunner.report(
            asked, List.of(), List.of(), List.of(code.replace('-', ' ') + ": " + why));
      }
    };
  }

  /** What later goals may take the name of a result for: never a rounded number. */
  Optional<Expr> known(GoalReport report) {
    Expr result = report.results().getFirst();
    return switch (report.goal().orElseThrow()) {
      case Goal.Compute compute ->
          report.verdict() == Status.EXACT
              ? Optional.of(result)
              : Optional.of(ComputeRunner.at(compute)).filter(at -> !at.equals(compute.of()));
      case Goal.Simulate _, Goal.Cost _, Goal.Plot _, Goal.Check _ -> Optional.empty();
      default -> Optional.of(result);
    };
  }
}
