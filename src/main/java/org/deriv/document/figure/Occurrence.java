package org.deriv.document.figure;

import java.util.List;
import org.deriv.expr.Expr;

/**
 * A place where an expression uses a quantity.
 *
 * @param source the quantity: a symbol, or a term of a sequence with its indices worked out
 * @param weights what it is multiplied by on the way, the first one first
 */
record Occurrence(Expr source, List<Expr> weights, Role role) {
  Occurrence {
    weights = List.copyOf(weights);
  }

  /** What a quantity does where it is used. */
  enum Role {
    /** It is what the expression is a function of. */
    DATA,
    /** It multiplies something else. */
    WEIGHT,
    /** It is added to something else. */
    OFFSET
  }
}
