package org.deriv.derive.optimum;

import java.util.HashSet;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;

/** Whether calculus or chance has to be worked out before an expression is a plain one. */
final class Chance {
  private final Context context;
  private final Set<Expr> seen = new HashSet<>();

  private Chance(Context context) {
    this.context = context;
  }

  static boolean restsOn(Context context, Expr expr) {
    return new Chance(context).isIn(expr);
  }

  private boolean isIn(Expr expr) {
    if (!seen.add(expr)) {
      return false;
    }
    return isOne(expr.op())
        || expr.args().stream().anyMatch(this::isIn)
        || (expr.op() instanceof Op.Symbol(String name, Shape _)
            && context.find(name).orElse(null) instanceof Declaration.Let let
            && isIn(let.body()))
        || (expr.op() instanceof Op.Term(String sequence, Shape _)
            && context.find(sequence).orElse(null) instanceof Declaration.Let terms
            && isIn(terms.body()));
  }

  private static boolean isOne(Op op) {
    return switch (op) {
      case Op.Moment _, Op.Distribution _ -> true;
      case Operator operator ->
          switch (operator) {
            case GRADIENT, JACOBIAN, HESSIAN, DERIVATIVE, VJP, JVP, DIFFERENTIAL, AT -> true;
            case KL, ENTROPY, LOG_DENSITY -> true;
            default -> false;
          };
      default -> false;
    };
  }
}
