package org.deriv.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.derive.recurrence.ClosedTerms;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;
import org.deriv.rule.Assumptions;

/** Expectations of terms of recurrences, through their closed forms. */
final class UnrolledMoments {
  private final Answers answers;
  private final Scope scope;
  private final Tidy tidy;

  UnrolledMoments(Answers answers, Scope scope, Tidy tidy) {
    this.answers = answers;
    this.scope = scope;
    this.tidy = tidy;
  }

  /** A result without moments: the one given, or one through closed forms, if there is any. */
  Moments.Result finishing(Expr moment, Moments.Result plain) {
    if (plain instanceof Moments.Found(Stage stage) && !hasMoment(stage.end())) {
      return new Moments.Found(summed(stage));
    }
    return of(moment).<Moments.Result>map(Moments.Found::new).orElse(plain);
  }

  /** With a last step in which sums of numbers get their values. */
  private Stage summed(Stage stage) {
    Expr end = stage.end();
    Expr summed = tidy.of(closed().summed(end));
    if (summed.equals(end)) {
      return stage;
    }
    List<Step> steps = new ArrayList<>(stage.steps());
    steps.add(step(summed, "the sum in closed form"));
    return new Stage(stage.heading(), stage.assuming(), stage.start(), steps);
  }

  private ClosedTerms closed() {
    return new ClosedTerms(scope.context(), new StepwiseCalculus(answers, scope.context()));
  }

  private boolean hasMoment(Expr expr) {
    return expr.op() instanceof Op.Moment
        || scope.hidesMoment(expr)
        || expr.args().stream().anyMatch(this::hasMoment);
  }

  /** The lines for a moment, if what it is of has a closed form whose moment is known. */
  private Optional<Stage> of(Expr moment) {
    ClosedTerms closed = closed();
    List<Expr> args = new ArrayList<>(moment.args());
    boolean[] changed = {false};
    args.replaceAll(arg -> {
      Optional<Expr> written = closed.in(arg);
      changed[0] |= written.isPresent();
      return written.orElse(arg);
    });
    if (!changed[0]) {
      return Optional.empty();
    }
    Expr unrolled = moment.withArgs(args);
    Laws laws = new Laws(answers.rulebook(), new Assumptions(scope.context()), Detail.TEXTBOOK);
    Moments moments = new Moments(scope, laws, tidy);
    return moments.of(unrolled) instanceof Moments.Found(Stage stage)
        ? Optional.of(joined(moment, unrolled, stage, closed))
        : Optional.empty();
  }

  private Stage joined(Expr moment, Expr unrolled, Stage stage, ClosedTerms closed) {
    List<Step> steps = new ArrayList<>();
    steps.add(step(unrolled, "the closed form, by induction"));
    steps.addAll(stage.steps());
    Expr end = stage.end();
    Expr summed = tidy.of(closed.summed(end));
    if (!summed.equals(end)) {
      steps.add(step(summed, "the sum in closed form"));
    }
    return new Stage(moment, steps);
  }

  private static Step step(Expr result, String words) {
    return new Step(Relation.EQUAL, result, Reason.of(words), List.of());
  }
}
