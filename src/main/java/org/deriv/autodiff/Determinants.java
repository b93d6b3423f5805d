package org.deriv.autodiff;

import java.util.Arrays;

/**
 * Determinants and inverses by Laplace's expansion over sets of columns, each minor once. Exact and
 * without pivots, so that there is no matrix that it treats specially; for the small sizes at which
 * a witness looks. Larger ones are eliminated in their order.
 */
final class Determinants {
  private static final int EXPANDED = 10;

  private final Scalars scalars;

  Determinants(Scalars scalars) {
    this.scalars = scalars;
  }

  int determinant(Grid a) {
    int size = a.rows();
    return size <= EXPANDED ? minors(a, true)[(1 << size) - 1] : eliminated(a);
  }

  /** The inverse: the transposed matrix of cofactors over the determinant. */
  Grid inverse(Grid a) {
    int size = a.rows();
    if (size > EXPANDED) {
      return new LargeInverse(scalars).of(a);
    }
    int[] above = minors(a, true);
    int[] below = minors(a, false);
    int determinant = above[(1 << size) - 1];
    return Grid.matrix(
            size, size, (i, j) -> scalars.divide(cofactor(size, j, i, above, below), determinant))
        .as(a.dims());
  }

  /**
   * For every set of columns the determinant of that many rows with these columns: the first rows,
   * or the last.
   */
  private int[] minors(Grid a, boolean first) {
    int size = a.rows();
    int[] minors = new int[1 << size];
    Arrays.fill(minors, scalars.number(0));
    minors[0] = scalars.number(1);
    for (int set = 1; set < minors.length; set++) {
      int count = Integer.bitCount(set);
      // The new row is the last of the first ones, or the first of the last ones.
      int row = first ? count - 1 : size - count;
      int sum = scalars.number(0);
      int before = 0;
      for (int column = 0; column < size; column++) {
        if ((set >> column & 1) == 1) {
          int term = scalars.multiply(a.at(row, column), minors[set & ~(1 << column)]);
          boolean minus = (first ? count - 1 - before : before) % 2 == 1;
          sum = minus ? scalars.subtract(sum, term) : scalars.add(sum, term);
          before++;
        }
      }
      minors[set] = sum;
    }
    return minors;
  }

  /** Laplace's expansion of the minor without a row and a column along the rows above the row. */
  private int cofactor(int size, int row, int column, int[] above, int[] below) {
    int all = (1 << size) - 1;
    int rest = all & ~(1 << column);
    int sum = scalars.number(0);
    for (int set = 0; set <= all; set++) {
      if (Integer.bitCount(set) == row && (set & ~rest) == 0) {
        int term = scalars.multiply(above[set], below[rest & ~set]);
        boolean minus = inversions(set, rest & ~set) % 2 == 1;
        sum = minus ? scalars.subtract(sum, term) : scalars.add(sum, term);
      }
    }
    return (row + column) % 2 == 1 ? scalars.negate(sum) : sum;
  }

  /** How many pairs of an element of the first set and a smaller one of the second there are. */
  private static int inversions(int first, int second) {
    int count = 0;
    for (int bit = 0; bit < 31; bit++) {
      if ((first >> bit & 1) == 1) {
        count += Integer.bitCount(second & ((1 << bit) - 1));
      }
    }
    return count;
  }

  private int eliminated(Grid a) {
    return new LargeInverse(scalars).determinant(a);
  }
}
