package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Moves a point to where the assumptions hold: Newton steps of least norm on what is violated. */
final class Repair {
  private static final int STEPS = 25;
  private static final int MOST = 60;

  private final Question question;
  private final DoubleRun run;
  private final Meter meter;
  private final Slopes slopes;
  private final List<Claim.Leaf> leaves;

  Repair(Question question, DoubleRun run, Meter meter) {
    this.question = question;
    this.run = run;
    this.meter = meter;
    this.slopes = new Slopes(question, run, meter);
    this.leaves = single(question);
  }

  /** Each relation between two numbers on its own. */
  private static List<Claim.Leaf> single(Question question) {
    List<Claim.Leaf> single = new ArrayList<>();
    for (Claim claim : question.assumptions()) {
      for (Claim.Leaf leaf : claim.necessary()) {
        for (int i = 0; i < leaf.left().size(); i++) {
          if (leaf.kind() != Claim.Kind.DIFFERENT) {
            List<Integer> left = List.of(leaf.left().get(i));
            List<Integer> right = List.of(leaf.right().get(i));
            single.add(new Claim.Leaf(leaf.kind(), left, right, List.of()));
          }
        }
      }
    }
    return single;
  }

  /** A point near by, if the steps lead to one; it still has to be checked. */
  Optional<Point> of(Point start) {
    double[] at = start.doubles();
    Functions functions = start.functions();
    boolean shaken = false;
    for (int step = 0; step < STEPS && !slopes.isEmpty(); step++) {
      double[] residuals = residuals(at, functions);
      double size = norm(residuals);
      if (size < 1e-13) {
        return Optional.of(new Point(at, functions));
      }
      List<Integer> violated = violated(residuals);
      if (Double.isNaN(size) || violated.size() > MOST || !meter.allows(1000)) {
        return Optional.empty();
      }
      double[] next = improved(at, residuals, violated, functions);
      boolean nearer = norm(residuals(next, functions)) < size;
      if (!nearer && (shaken || size < 1e-10)) {
        return size < 1e-10 ? Optional.of(new Point(at, functions)) : Optional.empty();
      }
      at = nearer ? next : shaken(at);
      shaken |= !nearer;
    }
    return Optional.of(new Point(at, functions));
  }

  /**
   * A little apart in every parameter: where all are alike, slopes may vanish and ranks are low.
   */
  private double[] shaken(double[] at) {
    double[] apart = at.clone();
    for (int k = 0; k < at.length; k++) {
      apart[k] = clamp(k, at[k], (31 * k * k % 17 - 8) / 64.0);
    }
    return apart;
  }

  private static List<Integer> violated(double[] residuals) {
    List<Integer> violated = new ArrayList<>();
    for (int i = 0; i < residuals.length; i++) {
      if (residuals[i] != 0) {
        violated.add(i);
      }
    }
    return violated;
  }

  private double[] improved(
      double[] at, double[] residuals, List<Integer> violated, Functions functions) {
    List<Claim.Leaf> concerned = violated.stream().map(leaves::get).toList();
    double[] amounts = violated.stream().mapToDouble(i -> residuals[i]).toArray();
    double[] direction = slopes.step(at, functions, concerned, amounts);
    double size = norm(residuals);
    for (double length = 1; length > 0.01; length /= 2) {
      double[] next = at.clone();
      for (int k = 0; k < at.length; k++) {
        next[k] = clamp(k, at[k], length * direction[k]);
      }
      if (norm(residuals(next, functions)) < size) {
        return next;
      }
    }
    return at;
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
      case Draw.Real _ -> {}
      case Draw.Sign _, Draw.Whole _ -> {
        return at;
      }
    }
    return Math.min(high, Math.max(low, at + step));
  }

  /** By how much each relation is violated; strict ones want a margin. */
  private double[] residuals(double[] at, Functions functions) {
    meter.count(run.cost());
    run.run(at, functions);
    double[] violated = new double[leaves.size()];
    for (int k = 0; k < violated.length; k++) {
      Claim.Leaf leaf = leaves.get(k);
      double left = run.value(leaf.left().getFirst());
      double right = run.value(leaf.right().getFirst());
      double margin = 1e-3 * (1 + Math.abs(left) + Math.abs(right));
      violated[k] =
          switch (leaf.kind()) {
            case EQUAL -> left - right;
            case LESS, AT_MOST -> left + margin <= right ? 0 : left + 2 * margin - right;
            case DIFFERENT -> 0;
          };
    }
    return violated;
  }

  private static double norm(double[] residuals) {
    return Math.sqrt(Arrays.stream(residuals).map(r -> r * r).sum());
  }
}
