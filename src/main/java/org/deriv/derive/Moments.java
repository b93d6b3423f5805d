package org.deriv.derive;

import java.util.ArrayList;
import java.util.List;
import org.deriv.derive.expectation.Expectations;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;
import org.deriv.rule.Knowledge;

/** Expectations as stages of a derivation, their lines in tidy form. */
final class Moments {
  private final Scope scope;
  private final Laws laws;
  private final Tidy tidy;

  Moments(Scope scope, Laws laws, Tidy tidy) {
    this.scope = scope;
    this.laws = laws;
    this.tidy = tidy;
  }

  /** What came of it. */
  sealed interface Result {}

  /** It was worked out. */
  record Found(Stage stage) implements Result {}

  /** Nothing that is assumed says what it is. */
  record Unknown(Refusal refusal) implements Result {}

  Result of(Expr moment) {
    return switch (new Expectations(scope.context(), scope::definition, simplifying()).of(moment)) {
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
      boolean last = line.equals(lines.getLast());
      Expr next = last ? tidy.of(line.expr()) : line.expr();
      if (last || !next.equals(before)) {
        steps.add(new Step(Relation.EQUAL, next, reason(line), List.of()));
      }
      before = next;
    }
    return steps;
  }

  private Reason reason(Expectations.Line line) {
    Ledger ledger = new Ledger();
    line.rules().forEach(rule -> ledger.used(laws.named(rule)));
    return line.because().isEmpty() ? ledger.reason("worked out") : ledger.saying(line.because());
  }

  /** What is known, also of expressions that have to be simplified first. */
  private Knowledge simplifying() {
    Knowledge known = laws.knowledge();
    return new Knowledge() {
      @Override
      public boolean holds(Expr truth) {
        return known.holds(truth) || known.holds(simplified(truth));
      }

      @Override
      public boolean isInteger(Expr scalar) {
        return known.isInteger(scalar);
      }

      @Override
      public boolean isNatural(Expr scalar) {
        return known.isNatural(scalar);
      }
    };
  }

  private Expr simplified(Expr truth) {
    return truth.op() instanceof Op.Compare
        ? truth.withArgs(truth.args().stream().map(tidy::of).toList())
        : truth;
  }
}
