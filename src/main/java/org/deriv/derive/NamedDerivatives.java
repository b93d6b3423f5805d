package org.deriv.derive;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.rule.Assumptions;
import org.deriv.rule.Rulebook;

/** The names that a problem gives to derivatives, put in for what they come to. */
final class NamedDerivatives {
  private final Map<Expr, Expr> names = new LinkedHashMap<>();
  private final Context context;

  NamedDerivatives(Rulebook rulebook, Context context) {
    this.context = context;
    for (Declaration declaration : context.declarations().values()) {
      if (declaration instanceof Declaration.Let let
          && let.indices().isEmpty()
          && hasDerivative(let.body())
          && new Answers(rulebook).of(let.body(), context)
              instanceof Outcome.Derived(var derivation)) {
        names.putIfAbsent(derivation.result(), Make.symbol(let.name(), let.body().shape()));
      }
    }
  }

  private static boolean hasDerivative(Expr expr) {
    return Calculus.is(expr.op()) || expr.args().stream().anyMatch(NamedDerivatives::hasDerivative);
  }

  /** The expression by these names. */
  Expr in(Expr expr) {
    Expr named = new Replacement(names).in(expr);
    return named.equals(expr) ? expr : new Tidy(new Assumptions(context)).of(named);
  }
}
