package org.deriv.bound;

import java.util.List;
import java.util.Map;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Substitution;

/**
 * Puts values for what is known to equal them, but not under derivatives and limits: there what is
 * assumed of one point would be said of those around it.
 */
final class Outside {
  private final Map<Expr, Expr> values;
  private final Substitution everywhere;

  Outside(Map<Expr, Expr> values) {
    this.values = Map.copyOf(values);
    this.everywhere = Substitution.of(values);
  }

  Expr in(Expr expr) {
    if (!looksAround(expr)) {
      return everywhere.in(expr);
    }
    Expr value = values.get(expr);
    if (value != null) {
      return value;
    }
    if (isAround(expr) || expr.op() instanceof Op.Fold || expr.op() instanceof Op.Moment) {
      return expr;
    }
    List<Expr> args = expr.args().stream().map(this::in).toList();
    return args.equals(expr.args()) ? expr : expr.withArgs(args);
  }

  /** Whether there is a derivative or a limit in it. */
  private static boolean looksAround(Expr expr) {
    return isAround(expr) || expr.args().stream().anyMatch(Outside::looksAround);
  }

  private static boolean isAround(Expr expr) {
    return switch (expr.op()) {
      case Operator operator -> Atoms.isCalculus(operator);
      case Op.Limit _, Op.Integral _ -> true;
      case Op _ -> false;
    };
  }
}
