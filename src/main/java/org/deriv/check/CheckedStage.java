package org.deriv.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Expr;

/**
 * A chain with the verdicts of its steps.
 *
 * @param heading what it is for, where that is said
 * @param assuming what is assumed within it, besides what the goal's context says
 * @param start its first line; empty where that is ill-typed, and, under a heading, where every
 *     step is a claim of its own
 */
public record CheckedStage(
    Optional<String> heading, List<Expr> assuming, Optional<Expr> start, List<CheckedStep> steps) {
  /** Copies. */
  public CheckedStage {
    assuming = List.copyOf(assuming);
    steps = List.copyOf(steps);
  }

  /** The same under more assumptions, which are said first. */
  CheckedStage assumingFirst(List<Expr> truths) {
    Set<Expr> all = new LinkedHashSet<>(truths);
    all.addAll(assuming);
    return new CheckedStage(heading, List.copyOf(all), start, steps);
  }

  /** A chain without a heading. */
  public CheckedStage(Optional<Expr> start, List<CheckedStep> steps) {
    this(Optional.empty(), List.of(), start, steps);
  }
}
