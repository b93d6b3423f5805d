package org.deriv.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.autodiff.Budget;
import org.deriv.autodiff.Evaluation;
import org.deriv.autodiff.Quantity;
import org.deriv.autodiff.Tensor;
import org.deriv.autodiff.Witness;
import org.deriv.check.CheckedStage;
import org.deriv.check.CheckedStep;
import org.deriv.check.Exhibit;
import org.deriv.check.GoalReport;
import org.deriv.check.Status;
import org.deriv.check.Verdict;
import org.deriv.engine.NumberRunner.Outcome;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Goal;
import org.deriv.problem.Problem;

/** Computes values: exactly where that is possible, else to as many digits as are sure. */
final class ComputeRunner {
  /** Digits after the point of a number that is not known exactly. */
  private static final int DIGITS = 12;

  /** A tensor of more axes is shown in parts, not in a line. */
  private static final int MOST_AXES = 2;

  private ComputeRunner() {}

  static Outcome compute(Problem.Asked asked, Goal.Compute goal) {
    Settings settings = Settings.of(goal.with());
    if (settings.varied().size() > 1) {
      return new Outcome.None("a name has two values", "write a goal for each");
    }
    Map<Expr, Expr> values = settings.shared();
    return switch (Witness.evaluate(asked.context(), goal.of(), values, Budget.standard())) {
      case Evaluation.None(String why) -> new Outcome.None(why, help(why));
      case Evaluation.Value(Tensor tensor) -> new Outcome.Found(report(asked, goal, tensor));
    };
  }

  private static String help(String why) {
    return why.contains("no value for") || why.contains("has no value")
        ? "give it one after `with`, as in `with x = 1/2`"
        : "";
  }

  private static GoalReport report(Problem.Asked asked, Goal.Compute goal, Tensor tensor) {
    Expr value = literal(tensor);
    List<Exhibit.Reading> readings =
        tensor.entries().stream().map(SimulateRunner::reading).toList();
    Exhibit.Value shown = new Exhibit.Value(at(goal), tensor.dims(), readings);
    Status status = tensor.isExact() ? Status.EXACT : Status.TESTED;
    boolean line = shown.isShort() && tensor.dims().size() <= MOST_AXES;
    List<CheckedStage> stages =
        line
            ? List.of(new CheckedStage(Optional.of(at(goal)), List.of(step(asked, value))))
            : List.of();
    List<String> notes =
        tensor.isExact()
            ? List.of()
            : List.of("evaluated with 60 and with 90 digits, which agree in those shown");
    return GoalRunner.report(asked, stages, List.of(value), notes).showing(shown, status);
  }

  private static CheckedStep step(Problem.Asked asked, Expr value) {
    String how = "evaluated in exact arithmetic";
    return new CheckedStep(
        1,
        Relation.EQUAL,
        Optional.of(value),
        Reason.of(""),
        Optional.empty(),
        Verdict.of(Status.EXACT, how),
        asked.span(),
        List.of());
  }

  /** The expression, evaluated where the goal says. */
  static Expr at(Goal.Compute goal) {
    List<Expr> args = new ArrayList<>(List.of(goal.of()));
    for (Goal.Binding binding : goal.with()) {
      if (!binding.variable().shape().equals(binding.value().shape())) {
        return goal.of();
      }
      args.add(binding.variable());
      args.add(binding.value());
    }
    return args.size() == 1 ? goal.of() : Expr.of(Operator.AT, args);
  }

  static Expr literal(Tensor tensor) {
    List<Expr> entries = tensor.entries().stream().map(ComputeRunner::number).toList();
    if (tensor.dims().isEmpty()) {
      return entries.getFirst();
    }
    List<Dim> dims = tensor.dims().stream().map(Dim::of).toList();
    return Expr.of(new Op.Literal(new Shape(dims)), entries);
  }

  private static Expr number(Quantity quantity) {
    return switch (quantity) {
      case Quantity.Exact(Rational value) -> Make.number(value);
      case Quantity.Decimal(BigDecimal value) ->
          Make.number(
              Rational.parse(
                  value
                      .round(new java.math.MathContext(DIGITS))
                      .stripTrailingZeros()
                      .toPlainString()));
    };
  }
}
