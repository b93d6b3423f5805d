package org.deriv.lang.elaborate;

import java.util.HashMap;
import java.util.Map;
import org.deriv.expr.Expr;

/** An expression in a message. */
final class Wording {
  // A shared expression may be far longer when it is written out.
  private static final long LONGEST = 300;

  private Wording() {}

  /** The expression as it is written, or an ellipsis where it is too long to be read. */
  static String of(Expr expr) {
    return size(expr, new HashMap<>()) > LONGEST ? "…" : expr.toString();
  }

  private static long size(Expr expr, Map<Expr, Long> memo) {
    Long known = memo.get(expr);
    if (known == null) {
      long sum = 1;
      for (Expr arg : expr.args()) {
        sum = Math.min(LONGEST + 1, sum + size(arg, memo));
      }
      known = sum;
      memo.put(expr, known);
    }
    return known;
  }
}
