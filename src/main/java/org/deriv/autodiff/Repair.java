package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Moves a point to where the assumptions hold: Newton steps of least norm on what is violated, with
 * slopes by differences.
 */
final class Repair {
  private static final int STEPS = 25;
  private static final double NUDGE = 1e-7;

  private final Question question;
  private final DoubleRun run;
  private final Meter meter;
  private final List<Claim.Leaf> leaves;
  private final int[] movable;

  Repair(Question question, DoubleRun run, Meter meter) {
    this.question = question;
    this.run = run;
    this.meter = meter;
    this.leaves = question.assumptions().stream().flatMap(c -> c.necessary().stream()).toList();
    List<Integer> free = new ArrayList<>();
    for (int i = 0; i < question.parameters().size(); i++) {
      if (isMovable(question.parameters().get(i))) {
        free.add(i);
      }
    }
    this.movable = free.stream().mapToInt(Integer::intValue).toArray();
  }

  private static boolean isMovable(Draw draw) {
    return switch (draw) {
      case Draw.Real _, Draw.Between _, Draw.Within _ -> true;
      case Draw.Sign _, Draw.Whole _ -> false;
    };
  }

  /** A point near by, if the steps lead to one; it still has to be checked. */
  Optional<Point> of(Point start) {
    double[] at = start.doubles();
    Functions functions = start.functions();
    double[] residuals = residuals(at, functions);
    for (int step = 0; step < STEPS; step++) {
      double size = norm(residuals);
      if (Double.isNaN(size) || movable.length == 0 || residuals.length > 60) {
        return Optional.empty();
      }
      if (size == 0) {
        return Optional.of(new Point(at, functions));
      }
      double[] next = improved(at, residuals, functions);
      double[] after = residuals(next, functions);
      if (!(norm(after) < size)) {
        return size < 1e-12 ? Optional.of(new Point(at, functions)) : Optional.empty();
      }
      at = next;
      residuals = after;
    }
    return norm(residuals) < 1e-12 ? Optional.of(new Point(at, functions)) : Optional.empty();
  }

  private double[] improved(double[] at, double[] residuals, Functions functions) {
    double[] direction = direction(at, residuals, functions);
    double[] best = at;
    double size = norm(residuals);
    for (double length = 1; length > 0.01; length /= 2) {
      double[] next = at.clone();
      for (int k = 0; k < movable.length; k++) {
        next[movable[k]] = clamp(movable[k], at[movable[k]], length * direction[k]);
      }
      if (norm(residuals(next, functions)) < size) {
        return next;
      }
    }
    return best;
  }

  /** Moves by a step, but no further than half way to where the range of the parameter ends. */
  private double clamp(int parameter, double at, double step) {
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    switch (question.parameters().get(parameter)) {
      case Draw.Between(double from, double to) -> {
        low = Double.isFinite(from) ? (from + at) / 2 : from;
        high = Double.isFinite(to) ? (to + at) / 2 : to;
      }
      case Draw.Within(double from, double to) -> {
        low = from;
        high = to;
      }
      case Draw.Real _, Draw.Sign _, Draw.Whole _ -> {}
    }
    return Math.min(high, Math.max(low, at + step));
  }

  /** -J'(JJ')⁻¹ r. */
  private double[] direction(double[] at, double[] residuals, Functions functions) {
    int rows = residuals.length;
    double[][] jacobian = new double[rows][movable.length];
    for (int k = 0; k < movable.length; k++) {
      double[] moved = at.clone();
      double nudge = NUDGE * Math.max(1, Math.abs(at[movable[k]]));
      moved[movable[k]] += nudge;
      double[] there = residuals(moved, functions);
      for (int i = 0; i < rows; i++) {
        jacobian[i][k] = residuals[i] == 0 ? 0 : (there[i] - residuals[i]) / nudge;
      }
    }
    double[][] gram = new double[rows][rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < rows; j++) {
        for (int k = 0; k < movable.length; k++) {
          gram[i][j] += jacobian[i][k] * jacobian[j][k];
        }
      }
      gram[i][i] += 1e-12 * (1 + gram[i][i]);
    }
    double[] weights = LinearSystem.solve(gram, residuals);
    double[] direction = new double[movable.length];
    for (int k = 0; k < direction.length; k++) {
      for (int i = 0; i < rows; i++) {
        direction[k] -= jacobian[i][k] * weights[i];
      }
    }
    return direction;
  }

  /** By how much each relation is violated; strict ones want a margin. */
  private double[] residuals(double[] at, Functions functions) {
    meter.count(1000);
    run.run(at, functions);
    List<Double> violated = new ArrayList<>();
    for (Claim.Leaf leaf : leaves) {
      for (int i = 0; i < leaf.left().size(); i++) {
        double left = run.value(leaf.left().get(i));
        double right = run.value(leaf.right().get(i));
        double margin = 1e-3 * (1 + Math.abs(left) + Math.abs(right));
        violated.add(
            switch (leaf.kind()) {
              case EQUAL -> left - right;
              case LESS, AT_MOST -> left + margin <= right ? 0 : left + 2 * margin - right;
              case DIFFERENT -> 0.0;
            });
      }
    }
    return violated.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double norm(double[] residuals) {
    return Math.sqrt(Arrays.stream(residuals).map(r -> r * r).sum());
  }
}
