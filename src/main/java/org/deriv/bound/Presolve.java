package org.deriv.bound;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Rational;

/**
 * Nonnegative solutions of sparse linear equations: what cannot take part is taken out before the
 * simplex method sees the rest. Where an equation asks for 0 and all its entries have one sign, its
 * unknowns are 0; where it asks for more than its signs can give, there is no solution.
 */
final class Presolve {
  private final List<Map<Integer, Rational>> columns;
  private final Rational[] right;
  private final List<List<Integer>> uses = new ArrayList<>();
  private final int[] positive;
  private final int[] negative;
  private final boolean[] gone;
  private final Deque<Integer> open = new ArrayDeque<>();

  private Presolve(List<Map<Integer, Rational>> columns, Rational[] right) {
    this.columns = columns;
    this.right = right;
    this.positive = new int[right.length];
    this.negative = new int[right.length];
    this.gone = new boolean[columns.size()];
    for (int row = 0; row < right.length; row++) {
      uses.add(new ArrayList<>());
      open.add(row);
    }
    for (int column = 0; column < columns.size(); column++) {
      int here = column;
      columns
          .get(column)
          .forEach((row, entry) -> {
            uses.get(row).add(here);
            count(row, entry, 1);
          });
    }
  }

  private void count(int row, Rational entry, int by) {
    if (entry.signum() > 0) {
      positive[row] += by;
    } else {
      negative[row] += by;
    }
  }

  /**
   * Numbers x with Σ x_j column_j = right and every x_j at least 0; where there are such with a
   * positive sum over the {@code wanted} columns, such.
   *
   * @param columns the entries of each column by their rows, none of them 0
   */
  static Optional<List<Rational>> solve(
      List<Map<Integer, Rational>> columns,
      Rational[] right,
      List<Integer> wanted,
      Fuel fuel,
      int most) {
    Presolve presolve = new Presolve(columns, right);
    return presolve.reduce() ? presolve.rest(wanted, fuel, most) : Optional.empty();
  }

  /** Takes out what must be 0; whether there may still be a solution. */
  private boolean reduce() {
    while (!open.isEmpty()) {
      int row = open.remove();
      int sign = right[row].signum();
      if ((sign > 0 && positive[row] == 0) || (sign < 0 && negative[row] == 0)) {
        return false;
      }
      if (sign == 0 && (positive[row] == 0 || negative[row] == 0)) {
        uses.get(row).forEach(this::drop);
      }
    }
    return true;
  }

  private void drop(int column) {
    if (!gone[column]) {
      gone[column] = true;
      columns
          .get(column)
          .forEach((row, entry) -> {
            count(row, entry, -1);
            open.add(row);
          });
    }
  }

  private Optional<List<Rational>> rest(List<Integer> wanted, Fuel fuel, int most) {
    Map<Integer, Integer> rows = new LinkedHashMap<>();
    for (int row = 0; row < right.length; row++) {
      if (positive[row] + negative[row] > 0) {
        rows.put(row, rows.size());
      }
    }
    List<Integer> kept = new ArrayList<>();
    for (int column = 0; column < gone.length; column++) {
      if (!gone[column]) {
        kept.add(column);
      }
    }
    if (rows.size() > most || !fuel.spend((long) rows.size() * kept.size() / 4)) {
      return Optional.empty();
    }
    List<Rational[]> matrix = new ArrayList<>();
    kept.forEach(column -> matrix.add(dense(columns.get(column), rows)));
    Rational[] asked = zeros(rows.size());
    rows.forEach((row, place) -> asked[place] = right[row]);
    List<Integer> places = wanted.stream().map(kept::indexOf).filter(place -> place >= 0).toList();
    return Simplex.solve(matrix, asked, places, fuel).map(found -> spread(found, kept));
  }

  private static Rational[] dense(Map<Integer, Rational> column, Map<Integer, Integer> rows) {
    Rational[] dense = zeros(rows.size());
    column.forEach((row, entry) -> dense[rows.getOrDefault(row, 0)] = entry);
    return dense;
  }

  private List<Rational> spread(List<Rational> found, List<Integer> kept) {
    Rational[] all = zeros(columns.size());
    for (int i = 0; i < kept.size(); i++) {
      all[kept.get(i)] = found.get(i);
    }
    return List.of(all);
  }

  private static Rational[] zeros(int size) {
    Rational[] zeros = new Rational[size];
    Arrays.fill(zeros, Rational.ZERO);
    return zeros;
  }
}
