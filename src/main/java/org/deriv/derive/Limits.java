package org.deriv.derive;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Relation;
import org.deriv.expr.Substitution;
import org.deriv.problem.Derivation;
import org.deriv.problem.Goal;
import org.deriv.scalar.Algebra;
import org.deriv.scalar.Answer;
import org.deriv.scalar.Facts;
import org.deriv.scalar.Symja;

/** The value of a limit of a scalar expression, asked of scalar algebra. */
final class Limits implements Strategy<Goal.TakeLimit> {
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  @Override
  public Outcome pursue(Goal.TakeLimit goal, Context context) {
    Expr limit = goal.limit();
    if (!limit.shape().isScalar()) {
      return refused(Refusal.Kind.NOT_BUILT, "a limit of a tensor is not built yet", limit);
    }
    Expr expanded = expand(limit, context);
    Algebra algebra = Symja.start(PATIENCE, 1);
    return switch (algebra.limit(expanded, Facts.of(context))) {
      case Answer.Refused<Expr>(String why) ->
          refused(Refusal.Kind.NO_RULE, "no limit was found: " + why, limit);
      case Answer.Found<Expr>(Expr value, List<Expr> conditions) ->
          new Outcome.Derived(derivation(limit, value, conditions));
    };
  }

  private static Derivation derivation(Expr limit, Expr value, List<Expr> conditions) {
    Derivation.Step last =
        new Derivation.Step(
            Relation.EQUAL, value, Derivation.Reason.of("limit of a scalar function"), conditions);
    return Derivation.of(new Derivation.Stage(limit, List.of(last)));
  }

  /** Names of scalars put in by their definitions, as often as they stand on one another. */
  private static Expr expand(Expr expr, Context context) {
    Map<Expr, Expr> definitions = new HashMap<>();
    context
        .declarations()
        .values()
        .forEach(declaration -> {
          if (declaration instanceof Declaration.Let(String name, List<String> indices, Expr body)
              && indices.isEmpty()) {
            definitions.put(Make.symbol(name, body.shape()), body);
          }
        });
    Expr before = expr;
    for (int depth = 0; depth < 50; depth++) {
      Expr after = Substitution.expanding(definitions).in(before);
      if (after.equals(before)) {
        return after;
      }
      before = after;
    }
    return before;
  }

  private static Outcome refused(Refusal.Kind kind, String why, Expr at) {
    return new Outcome.Refused(new Refusal(kind, why, Optional.of(at)));
  }
}
