package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.List;

/** Steps that change relations by wanted amounts. */
final class Slopes {
  private final DoubleRun run;
  private final Meter meter;
  private final long cost;
  private final int[] movable;
  private final Backwards backwards;

  Slopes(Question question, DoubleRun run, Meter meter) {
    this.run = run;
    this.backwards = run.backwards();
    this.meter = meter;
    this.cost = run.cost();
    List<Integer> free = new ArrayList<>();
    // Where nothing is read, nothing changes.
    for (int i : run.parameters()) {
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

  boolean isEmpty() {
    return movable.length == 0;
  }

  /** The step of least norm that takes these amounts off left - right: -J'(JJ')⁻¹ r. */
  double[] step(double[] at, Functions functions, List<Claim.Leaf> leaves, double[] amounts) {
    int rows = amounts.length;
    double[][] jacobian = jacobian(at, functions, leaves, rows);
    double[][] gram = new double[rows][rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < rows; j++) {
        for (int k = 0; k < movable.length; k++) {
          gram[i][j] += jacobian[i][k] * jacobian[j][k];
        }
      }
      gram[i][i] += 1e-12 * (1 + gram[i][i]);
    }
    double[] weights = LinearSystem.solve(gram, amounts);
    double[] step = new double[at.length];
    for (int k = 0; k < movable.length; k++) {
      for (int i = 0; i < rows; i++) {
        step[movable[k]] -= jacobian[i][k] * weights[i];
      }
    }
    return step;
  }

  private double[][] jacobian(double[] at, Functions functions, List<Claim.Leaf> leaves, int rows) {
    meter.count(cost);
    run.run(at, functions);
    double[][] jacobian = new double[rows][movable.length];
    int row = 0;
    for (Claim.Leaf leaf : leaves) {
      for (int i = 0; i < leaf.left().size(); i++) {
        meter.count(cost);
        double[] slopes = new double[at.length];
        backwards.difference(leaf.left().get(i), leaf.right().get(i), slopes);
        for (int k = 0; k < movable.length; k++) {
          jacobian[row][k] = slopes[movable[k]];
        }
        row++;
      }
    }
    return jacobian;
  }
}
