package org.deriv.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Rational;

/**
 * Nonnegative solutions of linear equations in exact arithmetic, by the simplex method with Bland's
 * rule, which does not cycle. The number of steps is bounded.
 */
final class Simplex {
  private static final int STEPS = 600;

  private final Rational[][] table;
  private final int[] basis;
  private final int columns;
  private int steps;

  private Simplex(List<Rational[]> columns, Rational[] right) {
    int rows = right.length;
    this.columns = columns.size();
    this.table = new Rational[rows][this.columns + rows + 1];
    this.basis = new int[rows];
    for (int i = 0; i < rows; i++) {
      Arrays.fill(table[i], Rational.ZERO);
      boolean turned = right[i].signum() < 0;
      for (int j = 0; j < this.columns; j++) {
        Rational entry = columns.get(j)[i];
        table[i][j] = turned ? entry.negate() : entry;
      }
      table[i][this.columns + i] = Rational.ONE;
      table[i][this.columns + rows] = turned ? right[i].negate() : right[i];
      basis[i] = this.columns + i;
    }
  }

  /**
   * Numbers x with Σ x_j column_j = right and every x_j at least 0; where there are such with a
   * positive sum over the {@code wanted} columns, such.
   */
  static Optional<List<Rational>> solve(
      List<Rational[]> columns, Rational[] right, List<Integer> wanted) {
    Simplex simplex = new Simplex(columns, right);
    if (!simplex.isFeasible()) {
      return Optional.empty();
    }
    if (!wanted.isEmpty()) {
      simplex.raise(wanted);
    }
    return Optional.of(simplex.solution());
  }

  private int last() {
    return columns + basis.length;
  }

  /** Drives the sum of the artificial variables to 0. */
  private boolean isFeasible() {
    Rational[] cost = new Rational[last()];
    for (int j = 0; j < last(); j++) {
      cost[j] = j < columns ? Rational.ZERO : Rational.ONE;
    }
    while (true) {
      Optional<Integer> entering = entering(cost, columns);
      if (entering.isEmpty()) {
        break;
      }
      if (!enter(entering.get())) {
        return false;
      }
    }
    for (int i = 0; i < basis.length; i++) {
      if (basis[i] >= columns && !table[i][last()].isZero()) {
        return false;
      }
    }
    return true;
  }

  private void raise(List<Integer> wanted) {
    Rational[] cost = new Rational[last()];
    Arrays.fill(cost, Rational.ZERO);
    wanted.forEach(column -> cost[column] = Rational.of(-1));
    for (int j = columns; j < last(); j++) {
      cost[j] = Rational.ONE;
    }
    while (wanted.stream().noneMatch(this::isRaised)) {
      Optional<Integer> entering = entering(cost, columns);
      if (entering.isEmpty() || !enter(entering.get())) {
        return;
      }
    }
  }

  private boolean isRaised(int column) {
    for (int i = 0; i < basis.length; i++) {
      if (basis[i] == column && table[i][last()].signum() > 0) {
        return true;
      }
    }
    return false;
  }

  /** The first column that lowers the cost. */
  private Optional<Integer> entering(Rational[] cost, int limit) {
    for (int j = 0; j < limit; j++) {
      Rational reduced = cost[j];
      for (int i = 0; i < basis.length; i++) {
        if (!table[i][j].isZero() && !cost[basis[i]].isZero()) {
          reduced = reduced.minus(table[i][j].times(cost[basis[i]]));
        }
      }
      if (reduced.signum() < 0) {
        return Optional.of(j);
      }
    }
    return Optional.empty();
  }

  /** Whether the column could be brought into the basis. */
  private boolean enter(int column) {
    int row = -1;
    for (int i = 0; i < basis.length; i++) {
      boolean artificial = basis[i] >= columns && table[i][last()].isZero();
      boolean may = table[i][column].signum() > 0 || (artificial && !table[i][column].isZero());
      if (may && (row < 0 || isBefore(i, row, column))) {
        row = i;
      }
    }
    if (row < 0 || ++steps > STEPS) {
      return false;
    }
    pivot(row, column);
    return true;
  }

  private boolean isBefore(int one, int other, int column) {
    int order = ratio(one, column).compareTo(ratio(other, column));
    return order < 0 || (order == 0 && basis[one] < basis[other]);
  }

  private Rational ratio(int row, int column) {
    return table[row][last()].isZero()
        ? Rational.ZERO
        : table[row][last()].over(table[row][column]);
  }

  private void pivot(int row, int column) {
    Rational factor = table[row][column].reciprocal();
    for (int j = 0; j <= last(); j++) {
      if (!table[row][j].isZero()) {
        table[row][j] = table[row][j].times(factor);
      }
    }
    for (int i = 0; i < basis.length; i++) {
      Rational times = table[i][column];
      if (i != row && !times.isZero()) {
        for (int j = 0; j <= last(); j++) {
          if (!table[row][j].isZero()) {
            table[i][j] = table[i][j].minus(times.times(table[row][j]));
          }
        }
      }
    }
    basis[row] = column;
  }

  private List<Rational> solution() {
    Rational[] values = new Rational[columns];
    Arrays.fill(values, Rational.ZERO);
    for (int i = 0; i < basis.length; i++) {
      if (basis[i] < columns) {
        values[basis[i]] = table[i][last()];
      }
    }
    return new ArrayList<>(Arrays.asList(values));
  }
}
