package org.deriv.derive.optimum;

import java.util.ArrayList;
import java.util.List;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/** A matrix as a number times a matrix. */
record Scaled(Expr factor, Expr matrix) {
  /** The numbers that are known not to be 0 taken out of a tidy product. */
  static Scaled of(Workbench bench, Expr expr) {
    List<Expr> numbers = new ArrayList<>();
    Expr rest = expr;
    boolean more = true;
    while (more) {
      more = false;
      switch (rest.op()) {
        case Operator.NEGATE -> {
          numbers.add(Make.number(-1));
          rest = rest.arg(0);
          more = true;
        }
        case Operator.DIVIDE -> {
          numbers.add(Make.power(rest.arg(1), -1));
          rest = rest.arg(0);
          more = true;
        }
        case Operator.PRODUCT -> {
          List<Expr> kept = new ArrayList<>();
          for (Expr factor : rest.args()) {
            (isKnownNonzero(bench, factor) ? numbers : kept).add(factor);
          }
          more = kept.size() == 1 && kept.size() < rest.args().size();
          rest = Make.product(kept);
        }
        default -> {}
      }
    }
    return new Scaled(Make.product(numbers), rest);
  }

  private static boolean isKnownNonzero(Workbench bench, Expr factor) {
    return factor.shape().isScalar()
        && (factor.op() instanceof Op.Number || bench.facts().provesNonzero(factor));
  }

  boolean isUnit() {
    return matrix.op() instanceof Op.Identity || matrix.isNumber(1);
  }
}
