package org.deriv.check.slip;

import java.util.List;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.ShapeRules;

/** Asks whether shapes fit before something is built. */
final class Shapes {
  private Shapes() {}

  static boolean fit(Op op, List<Expr> args) {
    return ShapeRules.infer(op, args) instanceof ShapeRules.Fits;
  }
}
