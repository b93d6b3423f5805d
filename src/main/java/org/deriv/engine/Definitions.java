package org.deriv.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deriv.check.Operators;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Substitution;

/**
 * Names that stand for derivatives, such as those of earlier goals, written out: a derivative is
 * worked out only where it is seen.
 */
final class Definitions {
  private Definitions() {}

  /** The expression with every name written out that rests on a derivative. */
  static Expr writtenOut(Context context, Expr expr) {
    if (Operators.hasCalculus(expr) || !Operators.restsOnCalculus(context, expr)) {
      return expr;
    }
    Map<Expr, Expr> bodies = new LinkedHashMap<>();
    for (Declaration declaration : context.declarations().values()) {
      if (declaration instanceof Declaration.Let let
          && let.indices().isEmpty()
          && Operators.restsOnCalculus(context, let.body())) {
        Expr body = Substitution.expanding(bodies).in(let.body());
        bodies.put(Make.symbol(let.name(), body.shape()), body);
      }
    }
    return Substitution.expanding(bodies).in(expr);
  }
}
