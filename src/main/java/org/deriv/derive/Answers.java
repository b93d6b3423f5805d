package org.deriv.derive;

import java.util.HashMap;
import java.util.Map;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.problem.Goal;
import org.deriv.rule.Rulebook;

/**
 * Derivatives that were worked out before. Those of one step of a recurrence are asked for again by
 * every goal and every check about it. An answer depends on nothing but its question.
 */
final class Answers {
  private final Rulebook rulebook;
  private final Map<Question, Outcome> known = new HashMap<>();

  private record Question(Context context, Expr derivative) {}

  Answers(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  Rulebook rulebook() {
    return rulebook;
  }

  /** The derivation of an expression in textbook steps. */
  Outcome of(Expr derivative, Context context) {
    Question question = new Question(context, derivative);
    Outcome answer = known.get(question);
    if (answer == null) {
      answer = new Derive(this, Detail.TEXTBOOK).pursue(new Goal.Derive(derivative), context);
      known.put(question, answer);
    }
    return answer;
  }
}
