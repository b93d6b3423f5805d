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
  private static final int STEPS = 400;
  private static final int ARTIFICIAL = -1;

  private final Rational[][] table;
  private final int[] basis;
  private final int columns;
  private final Fuel fuel;
  private int steps;

  /** The last row is the cost, the last column the right side. */
  private Simplex(List<Rational[]> given, Rational[] right, Fuel fuel) {
    this.fuel = fuel;
    int rows = right.length;
    this.columns = given.size();
    this.table = new Rational[rows + 1][columns + 1];
    this.basis = new int[rows];
    Arrays.fill(basis, ARTIFICIAL);
    Arrays.fill(table[rows], Rational.ZERO);
    for (int i = 0; i < rows; i++) {
      boolean turned = right[i].signum() < 0;
      for (int j = 0; j <= columns; j++) {
        Rational entry = j < columns ? given.get(j)[i] : right[i];
        table[i][j] = turned && !entry.isZero() ? entry.negate() : entry;
        table[rows][j] = table[rows][j].minus(table[i][j]);
      }
    }
  }

  /**
   * Numbers x with Σ x_j column_j = right and every x_j at least 0; where there are such with a
   * positive sum over the {@code wanted} columns, such.
   */
  static Optional<List<Rational>> solve(
      List<Rational[]> columns, Rational[] right, List<Integer> wanted, Fuel fuel) {
    if (!Plausible.solution(columns, right)) {
      return Optional.empty();
    }
    Simplex simplex = new Simplex(columns, right, fuel);
    if (!simplex.isFeasible()) {
      return Optional.empty();
    }
    if (!wanted.isEmpty()) {
      simplex.raise(wanted);
    }
    return Optional.of(simplex.solution());
  }

  /** Drives the sum of what the equations lack to 0. */
  private boolean isFeasible() {
    while (table[basis.length][columns].signum() != 0) {
      Optional<Integer> entering = entering();
      if (entering.isEmpty() || !enter(entering.get())) {
        return false;
      }
    }
    return true;
  }

  private void raise(List<Integer> wanted) {
    Rational[] cost = table[basis.length];
    Arrays.fill(cost, Rational.ZERO);
    wanted.forEach(column -> cost[column] = Rational.of(-1));
    for (int i = 0; i < basis.length; i++) {
      if (basis[i] != ARTIFICIAL && wanted.contains(basis[i])) {
        for (int j = 0; j <= columns; j++) {
          cost[j] = cost[j].plus(table[i][j]);
        }
      }
    }
    while (wanted.stream().noneMatch(this::isRaised)) {
      Optional<Integer> entering = entering();
      if (entering.isEmpty() || !enter(entering.get())) {
        return;
      }
    }
  }

  private boolean isRaised(int column) {
    for (int i = 0; i < basis.length; i++) {
      if (basis[i] == column && table[i][columns].signum() > 0) {
        return true;
      }
    }
    return false;
  }

  /** The first column that lowers the cost. */
  private Optional<Integer> entering() {
    for (int j = 0; j < columns; j++) {
      if (table[basis.length][j].signum() < 0) {
        return Optional.of(j);
      }
    }
    return Optional.empty();
  }

  /** Whether the column could be brought into the basis. */
  private boolean enter(int column) {
    int row = -1;
    for (int i = 0; i < basis.length; i++) {
      boolean spare = basis[i] == ARTIFICIAL && table[i][columns].isZero();
      boolean may = table[i][column].signum() > 0 || (spare && !table[i][column].isZero());
      if (may && (row < 0 || isBefore(i, row, column))) {
        row = i;
      }
    }
    if (row < 0 || ++steps > STEPS || !fuel.spend(cost(row, column))) {
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
    return table[row][columns].isZero()
        ? Rational.ZERO
        : table[row][columns].over(table[row][column]);
  }

  /** How many numbers a step changes. */
  private long cost(int row, int column) {
    long wide = 0;
    for (int j = 0; j <= columns; j++) {
      wide += table[row][j].isZero() ? 0 : 1;
    }
    long high = 0;
    for (Rational[] other : table) {
      high += other[column].isZero() ? 0 : 1;
    }
    return wide * high + table.length;
  }

  private void pivot(int row, int column) {
    Rational factor = table[row][column].reciprocal();
    for (int j = 0; j <= columns; j++) {
      if (!table[row][j].isZero()) {
        table[row][j] = table[row][j].times(factor);
      }
    }
    for (int i = 0; i < table.length; i++) {
      Rational times = table[i][column];
      if (i != row && !times.isZero()) {
        for (int j = 0; j <= columns; j++) {
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
      if (basis[i] != ARTIFICIAL) {
        values[basis[i]] = table[i][columns];
      }
    }
    return new ArrayList<>(Arrays.asList(values));
  }
}
