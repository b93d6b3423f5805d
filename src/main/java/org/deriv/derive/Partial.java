package org.deriv.derive;

import java.util.List;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/** Derivatives in one entry of a tensor, said by the derivative in all of it. */
final class Partial {
  private Partial() {}

  /** ∂/∂x[i]: of the derivative in all of x, the part that belongs to x[i]. */
  static Expr asPartOfWhole(Operator operator, Expr expr) {
    Expr tensor = expr.arg(0).arg(0);
    List<Expr> indices = expr.arg(0).args().subList(1, expr.arg(0).args().size());
    boolean number = expr.arg(1).shape().isScalar();
    if (operator == Operator.GRADIENT || (operator == Operator.DERIVATIVE && number)) {
      return Make.entry(Expr.of(Operator.GRADIENT, tensor, expr.arg(1)), indices);
    }
    boolean directional = operator == Operator.JACOBIAN || operator == Operator.DERIVATIVE;
    if (directional && tensor.shape().rank() == indices.size() && indices.size() <= 2) {
      return Expr.of(Operator.JVP, tensor, expr.arg(1), unit(tensor, indices));
    }
    throw Stuck.at(
        Refusal.Kind.NOT_BUILT,
        Quoted.of(expr) + ": differentiate in the whole of `" + tensor + "`",
        expr);
  }

  private static Expr unit(Expr tensor, List<Expr> indices) {
    Expr row = Expr.of(new Op.Basis(tensor.shape().rows()), indices.getFirst());
    return indices.size() == 1
        ? row
        : Make.product(
            row,
            Make.transpose(Expr.of(new Op.Basis(tensor.shape().columns()), indices.getLast())));
  }
}
