package org.deriv.engine;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.deriv.autodiff.Budget;
import org.deriv.autodiff.Quantity;
import org.deriv.autodiff.TimeSpan;
import org.deriv.autodiff.Trajectory;
import org.deriv.autodiff.Witness;
import org.deriv.check.CheckedStage;
import org.deriv.check.Exhibit;
import org.deriv.check.GoalReport;
import org.deriv.check.Status;
import org.deriv.engine.NumberRunner.Outcome;
import org.deriv.expr.Expr;
import org.deriv.expr.Rational;
import org.deriv.problem.Goal;
import org.deriv.problem.Problem;

/** Runs sequences on numbers. */
final class SimulateRunner {
  static final Budget BUDGET = new Budget(1, 1, 400_000, 1);

  /** Values in doubles and in many digits that differ by more are not believed. */
  private static final double AGREEMENT = 1e-6;

  private SimulateRunner() {}

  static Outcome simulate(Problem.Asked asked, Goal.Simulate goal) {
    Settings settings = Settings.of(goal.with());
    if (settings.areTooMany()) {
      return new Outcome.None(
          settings.varied().size() + " runs are too many", "take at most " + Settings.MOST);
    }
    Optional<TimeSpan> span = new Clock(asked.context()).span(goal.of(), goal.steps());
    if (span.isEmpty()) {
      return new Outcome.None(
          "`" + goal.of() + "` has no index that runs", "write the general term, such as `w[t]`");
    }
    List<Exhibit.Run> runs = new ArrayList<>();
    List<Trajectory.Values> found = new ArrayList<>();
    for (List<Goal.Binding> setting : settings.varied()) {
      Map<Expr, Expr> values = settings.values(setting);
      switch (Witness.run(asked.context(), goal.of(), span.get(), values, BUDGET)) {
        case Trajectory.None(String why) -> {
          return new Outcome.None(why, help(why));
        }
        case Trajectory.Values run -> {
          found.add(run);
          List<Exhibit.Row> rows = rows(run);
          String tendency = Tendency.of(rows, span.get().index());
          runs.add(new Exhibit.Run(setting, run.dims(), rows, tendency));
        }
      }
    }
    Exhibit shown = new Exhibit.Runs(goal.of(), span.get().index(), runs);
    List<CheckedStage> none = List.of();
    GoalReport report = GoalRunner.report(asked, none, List.of(), List.of(how(found)));
    return new Outcome.Found(report.showing(shown, status(found)));
  }

  private static String help(String why) {
    return why.contains("operations") || why.contains("steps")
        ? "run fewer steps"
        : why.contains("value") ? "give it one after `with`, as in `with w[0] = 1`" : "";
  }

  static List<Exhibit.Row> rows(Trajectory.Values run) {
    return run.moments().stream()
        .map(moment ->
            new Exhibit.Row(
                moment.time(),
                moment.entries().stream()
                    .map(entry -> entry.map(SimulateRunner::reading))
                    .toList()))
        .toList();
  }

  static Exhibit.Reading reading(Quantity quantity) {
    return switch (quantity) {
      case Quantity.Exact(Rational value) ->
          new Exhibit.Reading(
              Optional.of(value),
              new BigDecimal(value.numerator())
                  .divide(new BigDecimal(value.denominator()), MathContext.DECIMAL128));
      case Quantity.Decimal(BigDecimal value) -> new Exhibit.Reading(Optional.empty(), value);
    };
  }

  static Status status(List<Trajectory.Values> runs) {
    return runs.stream()
        .map(run ->
            switch (run.arithmetic()) {
              case EXACT -> Status.EXACT;
              case DECIMAL, LONG_DECIMAL ->
                  run.disagreement() <= AGREEMENT ? Status.TESTED : Status.UNDECIDED;
              case DOUBLE -> Status.UNDECIDED;
            })
        .reduce(Status::and)
        .orElse(Status.UNDECIDED);
  }

  /** In what arithmetic, and how far two kinds of it agree. */
  static String how(List<Trajectory.Values> runs) {
    if (runs.stream().anyMatch(run -> run.arithmetic() == Trajectory.Arithmetic.DOUBLE)) {
      return "run in doubles alone, for it is long: nothing was compared";
    }
    if (runs.stream().allMatch(run -> run.arithmetic() == Trajectory.Arithmetic.EXACT)) {
      return "run in exact rationals";
    }
    double off = runs.stream().mapToDouble(Trajectory.Values::disagreement).max().orElse(0);
    boolean longer =
        runs.stream().anyMatch(run -> run.arithmetic() == Trajectory.Arithmetic.LONG_DECIMAL);
    String relative = String.format(Locale.ROOT, "%.0e", Math.max(off, 1e-16));
    if (off > AGREEMENT) {
      return "run with 120 digits; a run with 40 comes out otherwise (relative difference "
          + relative
          + "): the sequence magnifies rounding errors too much";
    }
    return longer
        ? "run with 120 digits, for doubles go astray here; agrees with a run with 40 digits to a"
            + " relative "
            + relative
        : "run in exact rationals while they are short, then with 40 digits; agrees with a run in"
            + " doubles to a relative "
            + relative;
  }
}
