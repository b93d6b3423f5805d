package org.deriv.derive;

import org.deriv.expr.Context;
import org.deriv.problem.Goal;

/**
 * How goals of one kind are reached.
 *
 * @param <G> the goals
 */
interface Strategy<G extends Goal> {
  /** Tries to reach the goal. */
  Outcome pursue(G goal, Context context);
}
