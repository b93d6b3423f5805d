package org.deriv.normal.recurrence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/** Writes times, ends of sums and exponents in one way: {@code t - k - 1}, {@code k + 1}. */
public final class Times {
  private Times() {}

  private final Map<Expr, Expr> memo = new HashMap<>();

  /** The expression with its times written so. */
  public static Expr in(Expr expr) {
    return new Times().written(expr);
  }

  private Expr written(Expr expr) {
    if (expr.args().isEmpty()) {
      return expr;
    }
    Expr known = memo.get(expr);
    if (known == null) {
      List<Expr> args = new ArrayList<>();
      for (int i = 0; i < expr.args().size(); i++) {
        Expr arg = expr.arg(i);
        args.add(isTime(expr, i) ? Linear.of(arg).expr() : written(arg));
      }
      known = expr.withArgs(args);
      memo.put(expr, known);
    }
    return known;
  }

  private static boolean isTime(Expr expr, int position) {
    boolean exponent =
        (expr.is(Operator.POWER) || expr.is(Operator.HADAMARD_POWER))
            && position == 1
            && expr.arg(1).shape().isScalar();
    return switch (expr.op()) {
      case Op.Term _ -> true;
      case Op.Fold _ -> position < 2;
      default -> exponent;
    };
  }
}
