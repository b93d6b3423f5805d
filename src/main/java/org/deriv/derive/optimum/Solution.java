package org.deriv.derive.optimum;

import java.util.List;
import org.deriv.expr.Expr;
import org.deriv.problem.Derivation.Step;

/**
 * A value at which an equation holds.
 *
 * @param steps from the equation to {@code unknown == value}; for {@link Kind#LEAST_NORM} to the
 *     linear equation that the value solves
 * @param linear the linear equation {@code left == right} that it solves, where there is one
 */
record Solution(Expr unknown, Expr value, Kind kind, List<Step> steps, List<Expr> linear) {
  /** Which of the solutions it is. */
  enum Kind {
    /** The only one. */
    ONLY,
    /** The one of least norm of several. */
    LEAST_NORM,
    /** One of several roots, each of them found. */
    BRANCH
  }

  Solution {
    steps = List.copyOf(steps);
    linear = List.copyOf(linear);
  }

  /** What the steps hold under. */
  List<Expr> conditions() {
    return steps.stream().flatMap(step -> step.conditions().stream()).distinct().toList();
  }
}
