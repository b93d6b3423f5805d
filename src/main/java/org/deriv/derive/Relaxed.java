package org.deriv.derive;

import java.util.ArrayList;
import java.util.List;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Property;

/**
 * A context in which a matrix may vary freely: a derivative that is to be differentiated once more
 * is not to be simplified by what holds at a symmetric matrix but not beside it.
 */
final class Relaxed {
  private Relaxed() {}

  /** Whether something is assumed of a variable that its entries, varied freely, do not keep. */
  static boolean isStructured(Expr variable, Context context) {
    return variable.shape().isMatrix()
        && context.assumptions().stream().anyMatch(truth -> structures(truth, variable));
  }

  /** The context without it; what was invertible still is. */
  static Context of(Context context, Expr variable) {
    List<Expr> kept = new ArrayList<>();
    for (Expr truth : context.assumptions()) {
      if (!structures(truth, variable)) {
        kept.add(truth);
      } else if (isRegular(truth)) {
        kept.add(Make.has(Property.INVERTIBLE, variable));
      }
    }
    return new Context(context.declarations(), kept);
  }

  private static boolean structures(Expr truth, Expr variable) {
    return truth.op() instanceof Op.Has(Property property)
        && truth.args().contains(variable)
        && switch (property) {
          case SYMMETRIC,
              POSITIVE_DEFINITE,
              POSITIVE_SEMIDEFINITE,
              NEGATIVE_DEFINITE,
              NEGATIVE_SEMIDEFINITE,
              ORTHOGONAL,
              DIAGONAL ->
              true;
          default -> false;
        };
  }

  private static boolean isRegular(Expr truth) {
    return truth.op() instanceof Op.Has(Property property)
        && (property == Property.POSITIVE_DEFINITE
            || property == Property.NEGATIVE_DEFINITE
            || property == Property.ORTHOGONAL);
  }
}
