package org.deriv.derive;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/** How large expressions are when written out, and a fixed order of them. */
final class Order {
  /** Larger than this is not told apart. */
  static final int LARGEST = 1_000_000;

  private final Map<Expr, Integer> sizes = new HashMap<>();
  private final Map<Expr, String> texts = new HashMap<>();

  /** The nodes of the expression written out as a tree; a sign and a transpose count little. */
  int size(Expr expr) {
    Integer known = sizes.get(expr);
    if (known != null) {
      return known;
    }
    int sum = expr.is(Operator.NEGATE) || expr.is(Operator.TRANSPOSE) ? 0 : 1;
    for (Expr arg : expr.args()) {
      sum = Math.min(LARGEST, sum + size(arg));
    }
    sizes.put(expr, sum);
    return sum;
  }

  /** Small before large; then numbers, names, and what is built from them, alphabetically. */
  Comparator<Expr> smallFirst() {
    return Comparator.<Expr>comparingInt(this::size)
        .thenComparingInt(Order::kind)
        .thenComparing(this::text);
  }

  /** The text, of what is not too large to be told apart by it. */
  String text(Expr expr) {
    return texts.computeIfAbsent(
        expr, e -> size(e) > 400 ? e.op() + " " + size(e) + " " + e.hashCode() : e.toString());
  }

  private static int kind(Expr expr) {
    return switch (expr.op()) {
      case Op.Number _ -> 0;
      case Op.Symbol _ -> 1;
      default -> 2;
    };
  }
}
