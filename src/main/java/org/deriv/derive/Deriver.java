package org.deriv.derive;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.deriv.derive.optimum.Optimization;
import org.deriv.derive.optimum.Solving;
import org.deriv.derive.recurrence.Backpropagation;
import org.deriv.derive.recurrence.ClosedTerms;
import org.deriv.derive.recurrence.Elimination;
import org.deriv.derive.recurrence.InductiveProof;
import org.deriv.derive.recurrence.Matching;
import org.deriv.derive.recurrence.TotalDerivatives;
import org.deriv.derive.recurrence.Unrolling;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.problem.Goal;
import org.deriv.rule.Assumptions;
import org.deriv.rule.Rulebook;

/**
 * Finds derivations. What it says is not to be believed: every step of a derivation is an equation
 * for {@code check} to judge by other means.
 */
public final class Deriver {
  private final Rulebook rulebook;
  private final Detail detail;
  private final Answers answers;
  private final Map<Context, TotalDerivatives> totals = new HashMap<>();

  /** A deriver that uses the rules of a rulebook and no others. */
  public Deriver(Rulebook rulebook) {
    this(rulebook, Detail.TEXTBOOK);
  }

  /** A deriver whose steps do so much. */
  public Deriver(Rulebook rulebook, Detail detail) {
    this.rulebook = rulebook;
    this.detail = detail;
    this.answers = new Answers(rulebook);
  }

  /** The rulebook that its reasons refer to. */
  public Rulebook rulebook() {
    return rulebook;
  }

  /**
   * A derivation that reaches the goal, or why there is none. Never throws for an author's goal.
   */
  public Outcome derive(Goal goal, Context context) {
    return switch (goal) {
      case Goal.Derive derive -> new Derive(answers, detail).pursue(derive, context);
      case Goal.Optimize optimize -> new Optimization(this).pursue(optimize, context);
      case Goal.Solve solve -> new Solving(this).pursue(solve, context);
      case Goal.Unroll unroll -> new Unrolling(context, stepwise(context)).of(unroll);
      case Goal.Eliminate eliminate -> new Elimination(context, stepwise(context)).of(eliminate);
      case Goal.Match match -> new Matching(context, stepwise(context)).of(match);
      case Goal.Backprop backprop -> new Backpropagation(context, stepwise(context)).of(backprop);
      case Goal.Taylor taylor -> new Taylor(rulebook).pursue(taylor, context);
      case Goal.TakeLimit limit -> new Limits(this).pursue(limit, context);
      case Goal.Show show -> new InductiveProof(context, stepwise(context)).of(show);
      case Goal.Compute _, Goal.Simulate _, Goal.Cost _, Goal.Draw _, Goal.Plot _, Goal.Check _ ->
          throw new IllegalStateException("`" + goal.kind() + "` has nothing to derive");
    };
  }

  /** The total derivatives by terms of recurrences in an expression, by names and recurrences. */
  public TotalDerivatives.Named totalDerivatives(Expr expr, Context context) {
    return totals.computeIfAbsent(context, it -> new TotalDerivatives(it, stepwise(it))).of(expr);
  }

  /**
   * An expression with terms of recurrences and sums by their closed forms, where there are any.
   */
  public Optional<Expr> closedForm(Expr expr, Context context) {
    ClosedTerms closed = new ClosedTerms(context, stepwise(context));
    return Optional.of(closed.summed(closed.in(expr).orElse(expr)))
        .filter(found -> !found.equals(expr));
  }

  /** An expression as a person would write it, equal to what it was under the assumptions. */
  public Expr written(Expr expr, Context context) {
    Scope scope = new Scope(context);
    return new Tidy(new Assumptions(context))
        .withNames(scope.named())
        .withIndexed(scope.indexed())
        .of(expr);
  }

  private StepwiseCalculus stepwise(Context context) {
    return new StepwiseCalculus(answers, context);
  }
}
