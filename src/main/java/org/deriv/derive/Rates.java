package org.deriv.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Derivation.Step;

/**
 * The lines of a differential as those of a derivative, where what varies is one number: then
 * nobody writes {@code dt}, but differentiates.
 */
final class Rates {
  private final Expr variable;
  private final Tidy tidy;
  private final Detail detail;

  Rates(Expr variable, Tidy tidy, Detail detail) {
    this.detail = detail;
    this.variable = variable;
    this.tidy = tidy;
  }

  /** The steps with derivatives for differentials; none where the variable is no number. */
  List<Step> of(List<Step> lines) {
    if (!variable.shape().isScalar()) {
      return List.of();
    }
    List<Step> steps = new ArrayList<>();
    for (Step line : lines) {
      Map<Expr, Expr> derivatives = new HashMap<>();
      collect(line.result(), derivatives);
      Expr result = tidy.of(new Replacement(derivatives).in(line.result()));
      String words = line.reason().words().replace("differential", "derivative");
      Reason reason = new Reason(words, line.reason().rules());
      steps.add(new Step(line.relation(), result, reason, line.conditions()));
    }
    return detail == Detail.TEXTBOOK && steps.size() == 2 ? List.of(joined(steps)) : steps;
  }

  /** Two lines as one: a derivative by a number is soon worked out. */
  private static Step joined(List<Step> steps) {
    Set<String> words = new LinkedHashSet<>();
    Set<String> rules = new LinkedHashSet<>();
    Set<Expr> conditions = new LinkedHashSet<>();
    for (Step step : steps) {
      words.addAll(List.of(step.reason().words().split(", ")));
      rules.addAll(step.reason().rules());
      conditions.addAll(step.conditions());
    }
    Reason reason = new Reason(String.join(", ", words), List.copyOf(rules));
    Step last = steps.getLast();
    return new Step(last.relation(), last.result(), reason, List.copyOf(conditions));
  }

  private void collect(Expr expr, Map<Expr, Expr> derivatives) {
    if (expr.is(Operator.DIFFERENTIAL)) {
      Expr of = expr.args().getLast();
      derivatives.put(
          expr, of.equals(variable) ? Make.number(1) : Expr.of(Operator.DERIVATIVE, variable, of));
      return;
    }
    if (tidy.hasDifferential(expr)) {
      expr.args().forEach(arg -> collect(arg, derivatives));
    }
  }
}
