package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;

/**
 * Hessians through recurrences: the gradient by the adjoint recursion, then its Jacobian carried
 * through the states and the adjoints alike.
 */
public final class SecondDerivatives {
  private static final Pattern ADJOINT =
      Pattern.compile("`grad~(\\w+?)~[^`\\[]*((?:\\[[^`]*\\])?)`");

  private final Context context;
  private final Differentiation calculus;

  /** Hessians in a problem. */
  public SecondDerivatives(Context context, Differentiation calculus) {
    this.context = context;
    this.calculus = calculus;
  }

  /** The stages for a Hessian, its own last; empty where none can be taken so. */
  public Optional<List<Stage>> of(Expr hessian) {
    Expr variable = hessian.arg(0);
    Expr loss = hessian.arg(1);
    Optional<List<Stage>> first = new Backpropagation(context, calculus).gradient(variable, loss);
    if (first.isEmpty() || variable.op() instanceof Op.Term) {
      return Optional.empty();
    }
    Network network = new Network(context, calculus, loss);
    Adjoints adjoints = new Adjoints(network, calculus);
    Optional<Declared> declared = Declared.of(context, calculus, loss, Optional.empty());
    Optional<Formula> gradient = adjoints.by(variable);
    if (declared.isEmpty() || gradient.isEmpty()) {
      return Optional.empty();
    }
    Context known = context;
    for (Declaration declaration : declared.get().declarations()) {
      known = known.with(declaration);
    }
    Expr value = gradient.get().value();
    Expr body = variable.shape().rank() > 1 ? Expr.of(Operator.VEC, value) : value;
    Operator operator = variable.shape().isScalar() ? Operator.DERIVATIVE : Operator.JACOBIAN;
    return new Propagation(known, calculus.in(known))
        .of(Expr.of(operator, variable, body))
        .map(second -> joined(first.get(), second, adjoints, hessian));
  }

  private static List<Stage> joined(
      List<Stage> first, List<Stage> second, Adjoints adjoints, Expr hessian) {
    List<Stage> stages = new ArrayList<>(first);
    for (int i = 0; i < second.size(); i++) {
      Stage stage = second.get(i);
      Expr start = i == second.size() - 1 ? hessian : adjoints.shown(stage.start().orElseThrow());
      List<Step> steps =
          stage.steps().stream()
              .map(step ->
                  new Step(
                      step.relation(),
                      adjoints.shown(step.result()),
                      step.reason(),
                      step.conditions()))
              .toList();
      Optional<String> heading =
          stage.heading().map(it -> ADJOINT.matcher(it).replaceAll("the adjoint of `$1$2`"));
      stages.add(new Stage(heading, stage.assuming(), Optional.of(start), steps));
    }
    return stages;
  }
}
