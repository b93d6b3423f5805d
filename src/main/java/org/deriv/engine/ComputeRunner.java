package org.deriv.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.deriv.check.Status;
import org.deriv.check.Verdict;
import org.deriv.expr.Context;
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

  private ComputeRunner() {}

  /** What a computation gives: a chain of one step, or why there is none. */
  sealed interface Computed {
    /** The value. */
    record Value(CheckedStage stage, Expr value) implements Computed {}

    /** There is none. */
    record None(String why) implements Computed {}
  }

  static Computed compute(Problem.Asked asked, Goal.Compute goal) {
    Context context = asked.context();
    Map<Expr, Expr> values = new LinkedHashMap<>();
    goal.with().forEach(binding -> values.put(binding.variable(), binding.value()));
    return switch (Witness.evaluate(context, goal.of(), values, Budget.standard())) {
      case Evaluation.None(String why) -> new Computed.None(why);
      case Evaluation.Value(Tensor tensor) -> {
        Expr value = literal(tensor);
        Status status = tensor.isExact() ? Status.EXACT : Status.TESTED;
        String how =
            tensor.isExact()
                ? "evaluated in exact arithmetic"
                : "evaluated in high precision, shown to " + DIGITS + " digits";
        CheckedStep step =
            new CheckedStep(
                1,
                Relation.EQUAL,
                Optional.of(value),
                Reason.of(how),
                Optional.empty(),
                Verdict.of(status, how),
                asked.span(),
                List.of());
        yield new Computed.Value(new CheckedStage(Optional.of(at(goal)), List.of(step)), value);
      }
    };
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
