package org.deriv.derive;

import java.util.List;
import org.deriv.derive.recurrence.Backpropagation;
import org.deriv.derive.recurrence.Propagation;
import org.deriv.derive.recurrence.SecondDerivatives;
import org.deriv.derive.recurrence.Sensitivity;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Operator;
import org.deriv.problem.Derivation.Stage;

/** Derivatives of which a recurrence is on the way. */
final class ThroughTime {
  private final Answers answers;
  private final Context context;

  ThroughTime(Answers answers, Context context) {
    this.answers = answers;
    this.context = context;
  }

  /** The stages that work one out, its own last; none where no recurrence is on the way. */
  List<Stage> of(Operator operator, Expr derivative) {
    StepwiseCalculus calculus = new StepwiseCalculus(answers, context);
    List<Stage> stages = of(operator, derivative, calculus);
    if (stages.isEmpty()) {
      new Backpropagation(context, calculus)
          .obstacle(derivative.arg(0), derivative.arg(1))
          .ifPresent(refusal -> {
            throw Stuck.at(refusal.kind(), refusal.message(), derivative);
          });
    }
    return stages;
  }

  private List<Stage> of(Operator operator, Expr derivative, StepwiseCalculus calculus) {
    return switch (operator) {
      case GRADIENT ->
          new Backpropagation(context, calculus)
              .gradient(derivative.arg(0), derivative.arg(1))
              .orElse(List.of());
      case VJP ->
          new Backpropagation(context, calculus)
              .product(derivative.arg(0), derivative.arg(1), derivative.arg(2))
              .orElse(List.of());
      case JACOBIAN ->
          new Sensitivity(context, calculus)
              .jacobian(derivative.arg(0), derivative.arg(1))
              .or(() -> new Propagation(context, calculus).of(derivative))
              .orElse(List.of());
      case JVP, DERIVATIVE -> new Propagation(context, calculus).of(derivative).orElse(List.of());
      case HESSIAN -> new SecondDerivatives(context, calculus).of(derivative).orElse(List.of());
      default -> List.of();
    };
  }
}
