package org.deriv.derive.optimum;

import java.util.List;
import org.deriv.expr.Expr;

/**
 * One unknown found in terms of those that are left.
 *
 * @param original the equation's left side before earlier values were put in; its right side is 0
 * @param equation the same with them put in
 * @param before the equations {@code unknown == value} that were put in
 * @param solution the solution, in terms of unknowns that are found later
 * @param candidates how many roots there were
 */
record Eliminated(
    Expr original,
    Expr equation,
    List<Expr> before,
    Solution solution,
    Curvature curvature,
    int candidates) {
  Eliminated {
    before = List.copyOf(before);
  }

  Expr unknown() {
    return solution.unknown();
  }
}
