package org.deriv.derive.recurrence;

import java.util.List;
import java.util.Optional;
import org.deriv.derive.Outcome;
import org.deriv.derive.Refusal;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Relation;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Derivation.Step;

/** Steps and refusals, shortly. */
final class Writing {
  private Writing() {}

  static Step equal(Expr result, String words) {
    return new Step(Relation.EQUAL, result, Reason.of(words), List.of());
  }

  static Step equal(Expr result, String words, List<Expr> conditions) {
    return new Step(Relation.EQUAL, result, Reason.of(words), conditions);
  }

  static Expr equation(Expr left, Expr right) {
    return Make.compare(Relation.EQUAL, left, right);
  }

  static Outcome refused(Refusal.Kind kind, String message, Expr at) {
    return new Outcome.Refused(new Refusal(kind, message, Optional.of(at)));
  }

  /** Adds a step unless it would repeat the line before. */
  static void add(List<Step> steps, Expr before, Expr next, String words) {
    Expr last = steps.isEmpty() ? before : steps.getLast().result();
    if (!last.equals(next)) {
      steps.add(equal(next, words));
    }
  }
}
