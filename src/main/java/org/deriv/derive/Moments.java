package org.deriv.derive;

import java.util.ArrayList;
import java.util.List;
import org.deriv.derive.expectation.Expectations;
import org.deriv.expr.Expr;
import org.deriv.expr.Relation;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;
import org.deriv.rule.Knowledge;

/** Expectations as stages of a derivation, their lines in tidy form. */
final class Moments {
  private final Scope scope;
  private final Knowledge knowledge;
  private final Tidy tidy;

  Moments(Scope scope, Knowledge knowledge, Tidy tidy) {
    this.scope = scope;
    this.knowledge = knowledge;
    this.tidy = tidy;
  }

  /** What came of it. */
  sealed interface Result {}

  /** It was worked out. */
  record Found(Stage stage) implements Result {}

  /** Nothing that is assumed says what it is. */
  record Unknown(Refusal refusal) implements Result {}

  Result of(Expr moment) {
    return switch (new Expectations(scope.context(), scope::definition, knowledge).of(moment)) {
      case Expectations.Result.Found(List<Expectations.Line> lines) ->
          new Found(new Stage(moment, steps(moment, lines)));
      case Expectations.Result.Refused(String message, Expr at, Expectations.Why why) ->
          new Unknown(
              Refusal.at(
                  why == Expectations.Why.TOO_LARGE ? Refusal.Kind.TOO_LARGE : Refusal.Kind.NO_RULE,
                  message,
                  at));
    };
  }

  private List<Step> steps(Expr moment, List<Expectations.Line> lines) {
    List<Step> steps = new ArrayList<>();
    Expr before = moment;
    for (Expectations.Line line : lines) {
      boolean last = line == lines.getLast();
      Expr next = last ? tidy.of(line.expr()) : line.expr();
      if (last || !next.equals(before)) {
        steps.add(new Step(Relation.EQUAL, next, Reason.of(line.because()), List.of()));
      }
      before = next;
    }
    return steps;
  }
}
