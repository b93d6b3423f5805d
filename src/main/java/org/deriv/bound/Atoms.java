package org.deriv.bound;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/** The scalars in an expression that laws may speak of. */
final class Atoms {
  private final Set<Expr> found = new LinkedHashSet<>();
  private final Set<Expr> seen = new LinkedHashSet<>();

  private Atoms() {}

  /** Scalars outside of what binds an index or is a matter of calculus, inner ones last. */
  static Set<Expr> of(List<Expr> exprs) {
    Atoms atoms = new Atoms();
    exprs.forEach(atoms::collect);
    return atoms.found;
  }

  private void collect(Expr expr) {
    if (!seen.add(expr)) {
      return;
    }
    if (expr.shape().isScalar() && speaks(expr)) {
      found.add(expr);
    }
    boolean opaque =
        !Names.bound(expr.op()).isEmpty()
            || expr.op() instanceof Op.Moment
            || (expr.op() instanceof Operator operator && isCalculus(operator));
    if (!opaque) {
      expr.args().forEach(this::collect);
    }
  }

  private static boolean speaks(Expr expr) {
    return switch (expr.op()) {
      case Op.Number _, Op.Symbol _, Op.Pi _, Op.Infinity _ -> false;
      case Operator.ADD, Operator.NEGATE, Operator.DIVIDE -> false;
      case Operator.PRODUCT -> expr.args().stream().noneMatch(arg -> arg.shape().isScalar());
      case Op _ -> true;
    };
  }

  static boolean isCalculus(Operator operator) {
    return switch (operator) {
      case GRADIENT, JACOBIAN, HESSIAN, DERIVATIVE, DIFFERENTIAL, VJP, JVP, AT -> true;
      default -> false;
    };
  }
}
