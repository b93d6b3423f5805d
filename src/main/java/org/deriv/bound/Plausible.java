package org.deriv.bound;

import java.util.List;
import org.deriv.expr.Rational;

/**
 * Whether linear equations seem to have a nonnegative solution, by the simplex method in doubles:
 * most sums of orders that are looked for do not exist, and exact arithmetic is slow at finding so.
 * What this says decides no claim; it only keeps a search from being begun.
 */
final class Plausible {
  private static final int STEPS = 2000;
  private static final double TINY = 1e-9;

  /** A cost above this, next to what the equations ask for, is not rounding. */
  private static final double CLEAR = 1e-6;

  private final double[][] table;
  private final int columns;
  private final int rows;

  private Plausible(List<Rational[]> given, Rational[] right) {
    this.rows = right.length;
    this.columns = given.size();
    this.table = new double[rows + 1][columns + 1];
    for (int i = 0; i < rows; i++) {
      double turn = right[i].signum() < 0 ? -1 : 1;
      for (int j = 0; j <= columns; j++) {
        table[i][j] = turn * (j < columns ? given.get(j)[i] : right[i]).doubleValue();
        table[rows][j] -= table[i][j];
      }
    }
  }

  /** Whether there may be numbers x with Σ x_j column_j = right and every x_j at least 0. */
  static boolean solution(List<Rational[]> columns, Rational[] right) {
    Plausible plausible = new Plausible(columns, right);
    double asked = -plausible.table[plausible.rows][plausible.columns];
    for (int step = 0; step < STEPS; step++) {
      double lacking = -plausible.table[plausible.rows][plausible.columns];
      if (!(lacking > CLEAR * asked)) {
        return true;
      }
      int entering = plausible.entering(step);
      if (entering < 0) {
        return false;
      }
      int leaving = plausible.leaving(entering);
      if (leaving < 0) {
        return true;
      }
      plausible.pivot(leaving, entering);
    }
    return true;
  }

  /** The column that lowers the cost most; after many steps the first one, so as not to cycle. */
  private int entering(int step) {
    double[] cost = table[rows];
    int best = -1;
    for (int j = 0; j < columns; j++) {
      if (cost[j] < -TINY && (best < 0 || cost[j] < cost[best])) {
        best = j;
        if (step > STEPS / 2) {
          return best;
        }
      }
    }
    return best;
  }

  private int leaving(int column) {
    int row = -1;
    for (int i = 0; i < rows; i++) {
      if (table[i][column] > TINY
          && (row < 0
              || table[i][columns] / table[i][column] < table[row][columns] / table[row][column])) {
        row = i;
      }
    }
    return row;
  }

  private void pivot(int row, int column) {
    double[] pivot = table[row];
    double factor = 1 / pivot[column];
    for (int j = 0; j <= columns; j++) {
      pivot[j] *= factor;
    }
    for (int i = 0; i <= rows; i++) {
      double times = table[i][column];
      if (i != row && times != 0) {
        for (int j = 0; j <= columns; j++) {
          table[i][j] -= times * pivot[j];
        }
      }
    }
  }
}
