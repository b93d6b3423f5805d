package org.deriv.check;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;

/** A chain with the verdicts of its steps; the start is empty where that line is ill-typed. */
public record CheckedStage(Optional<Expr> start, List<CheckedStep> steps) {
  /** Copies. */
  public CheckedStage {
    steps = List.copyOf(steps);
  }
}
