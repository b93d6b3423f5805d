package org.deriv.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
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
    throw Stuck.at(
        Refusal.Kind.NO_RULE,
        "the derivative of " + Quoted.of(expr) + " has more than two axes",
        expr);
  }
}
