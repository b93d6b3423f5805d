package org.deriv.check.slip;

import org.deriv.expr.Expr;

/**
 * A small change of an expression.
 *
 * @param result what stands there instead
 * @param weight how much is changed: smaller is tried first
 * @param words what was slipped on
 */
record Edit(Expr result, int weight, String words) {
  static String quoted(Expr expr) {
    String text = expr.toString();
    return text.length() <= 60 ? "`" + text + "`" : "a term";
  }
}
