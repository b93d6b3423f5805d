package org.deriv.derive.recurrence;

import java.util.List;
import org.deriv.expr.Expr;
import org.deriv.normal.recurrence.Linear;

/**
 * What the total derivative by a term receives through one quantity that uses it, summed over some
 * indices.
 *
 * @param through the sums in the quantity around the term, by their names
 * @param over the indices of the quantity, then those of the sums around the term
 * @param at the indices of the term
 * @param value what is received through each
 * @param conditions what it holds under
 */
record Share(
    Node by,
    List<Expr> through,
    List<Span> over,
    List<Linear> at,
    Expr value,
    List<String> rules,
    List<Expr> conditions) {
  /** Copies. */
  Share {
    through = List.copyOf(through);
    over = List.copyOf(over);
    at = List.copyOf(at);
    rules = List.copyOf(rules);
    conditions = List.copyOf(conditions);
  }
}
