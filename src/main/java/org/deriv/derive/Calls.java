package org.deriv.derive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.rule.Lean;

/** Differentials of functions that are named but not defined: the chain rule. */
final class Calls {
  private final Laws laws;
  private final Ledger ledger;

  Calls(Laws laws, Ledger ledger) {
    this.laws = laws;
    this.ledger = ledger;
  }

  Expr differential(Op.Call call, Expr expr, Varying varying, UnaryOperator<Expr> inner) {
    ledger.used(laws.named("d-call"));
    List<Expr> terms = new ArrayList<>();
    for (int slot = 0; slot < expr.args().size(); slot++) {
      if (varying.varies(expr.arg(slot))) {
        terms.add(term(call, expr, slot, inner.apply(expr.arg(slot))));
      }
    }
    return Lean.sum(terms);
  }

  /** The derivative in one argument, contracted with that argument's differential. */
  private static Expr term(Op.Call call, Expr expr, int slot, Expr differential) {
    List<Integer> slots = new ArrayList<>(call.slots());
    slots.add(slot);
    Expr derivative = Expr.of(new Op.Call(call.function(), slots), expr.args());
    int rank = differential.shape().rank();
    boolean scalar = expr.shape().isScalar();
    if (rank == 0) {
      return scalar
          ? Lean.product(derivative, differential)
          : Lean.product(differential, derivative);
    }
    if (rank == 1 && expr.shape().rank() <= 1) {
      return Lean.product(scalar ? Make.transpose(derivative) : derivative, differential);
    }
    if (rank == 2 && scalar) {
      return Expr.of(Operator.TRACE, Lean.product(Make.transpose(derivative), differential));
    }
    if (rank == 1 && expr.shape().rank() == 2) {
      return slices(call, expr, derivative, differential);
    }
    throw Stuck.at(
        Refusal.Kind.NO_RULE,
        "the derivative of " + Quoted.of(expr) + " has more than two axes",
        expr);
  }

  /**
   * The differential of a matrix of derivatives, in matrices of second derivatives: of a Jacobian,
   * the i-th row is that of the i-th value's Hessian; of a Hessian, it is summed over the slices.
   */
  private static Expr slices(Op.Call call, Expr expr, Expr derivative, Expr differential) {
    boolean jacobian = call.slots().size() == 1;
    Dim size = jacobian ? expr.shape().rows() : differential.shape().rows();
    Names names = new Names();
    Set<String> taken = new HashSet<>(names.free(derivative));
    taken.addAll(names.free(differential));
    String index = "i";
    for (int number = 1; taken.contains(index); number++) {
      index = "i_" + number;
    }
    Expr here = Make.scalar(index);
    Op.Axis whole = new Op.Axis.Whole();
    Op.Axis at = new Op.Axis.At();
    if (jacobian) {
      Expr hessian = Expr.of(new Op.Slice(List.of(at, whole, whole)), derivative, here);
      Expr row = Make.transpose(Lean.product(hessian, differential));
      return Make.sumOver(index, size, Lean.product(Expr.of(new Op.Basis(size), here), row));
    }
    Expr slice = Expr.of(new Op.Slice(List.of(whole, whole, at)), derivative, here);
    return Make.sumOver(index, size, Lean.product(Make.entry(differential, here), slice));
  }
}
