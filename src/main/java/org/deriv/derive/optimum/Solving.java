package org.deriv.derive.optimum;

import org.deriv.derive.Deriver;
import org.deriv.derive.Outcome;
import org.deriv.expr.Context;
import org.deriv.problem.Goal;

/** Solves equations for unknowns. */
public final class Solving {
  private final Deriver deriver;

  /** Solving with the calculus of a deriver. */
  public Solving(Deriver deriver) {
    this.deriver = deriver;
  }

  /** A derivation of the values, or why there are none. */
  public Outcome pursue(Goal.Solve goal, Context context) {
    throw new IllegalStateException("" + deriver + goal + context);
  }
}
