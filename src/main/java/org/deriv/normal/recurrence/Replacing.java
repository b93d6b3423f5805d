package org.deriv.normal.recurrence;

import java.util.HashMap;
import java.util.Map;
import org.deriv.expr.Expr;

/** Puts one expression in place of another, outside of derivatives. */
final class Replacing {
  private final Expr old;
  private final Expr fresh;
  private final Map<Expr, Expr> memo = new HashMap<>();

  Replacing(Expr old, Expr fresh) {
    this.old = old;
    this.fresh = fresh;
  }

  Expr in(Expr expr) {
    if (expr.equals(old)) {
      return fresh;
    }
    if (expr.args().isEmpty() || Timeline.isCalculus(expr.op())) {
      return expr;
    }
    Expr known = memo.get(expr);
    if (known == null) {
      known = expr.withArgs(expr.args().stream().map(this::in).toList());
      memo.put(expr, known);
    }
    return known;
  }
}
