package org.deriv.derive;

import java.util.HashMap;
import java.util.Map;
import org.deriv.expr.Expr;
import org.deriv.rule.Lean;

/** Puts expressions in place of others that contain no bound names, wherever they stand. */
final class Replacement {
  private final Map<Expr, Expr> values;
  private final Map<Expr, Expr> memo = new HashMap<>();

  Replacement(Map<Expr, Expr> values) {
    this.values = values;
  }

  Expr in(Expr expr) {
    Expr direct = values.get(expr);
    if (direct != null) {
      return direct;
    }
    if (expr.args().isEmpty() || Calculus.is(expr.op())) {
      return expr;
    }
    Expr known = memo.get(expr);
    if (known == null) {
      var args = expr.args().stream().map(this::in).toList();
      known = args.equals(expr.args()) ? expr : Lean.of(expr.op(), args);
      memo.put(expr, known);
    }
    return known;
  }
}
