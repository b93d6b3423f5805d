package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;

/** A gradient sign that a term of a sum may have lost. */
final class Gradients {
  private Gradients() {}

  /** The gradients of a number by what the other terms are differentiated by, of a shape. */
  static List<Expr> like(List<Expr> terms, Expr term, Shape wanted) {
    if (!term.shape().isScalar()) {
      return List.of();
    }
    Set<Expr> variables = new LinkedHashSet<>();
    terms.forEach(other -> variables(other, variables, new HashSet<>()));
    List<Expr> gradients = new ArrayList<>();
    for (Expr variable : variables) {
      Optional<Expr> gradient = Fit.of(Operator.GRADIENT, List.of(variable, term));
      gradient.filter(fits -> fits.shape().equals(wanted)).ifPresent(gradients::add);
    }
    return gradients;
  }

  private static void variables(Expr in, Set<Expr> found, Set<Expr> seen) {
    if (!seen.add(in)) {
      return;
    }
    if (in.is(Operator.GRADIENT)) {
      found.add(in.arg(0));
    }
    if (in.op() instanceof Op.Call(var _, List<Integer> slots) && slots.size() == 1) {
      Expr variable = in.arg(slots.getFirst());
      if (variable.op() instanceof Op.Symbol) {
        found.add(variable);
      }
    }
    in.args().forEach(arg -> variables(arg, found, seen));
  }
}
