package org.deriv.autodiff;

/**
 * Gauss–Jordan elimination in the order of the rows. Where a leading minor vanishes the result is
 * undefined, so that a point is lost but nothing wrong is said.
 */
final class LargeInverse {
  private final Scalars scalars;

  LargeInverse(Scalars scalars) {
    this.scalars = scalars;
  }

  Grid of(Grid matrix) {
    int size = matrix.rows();
    int[][] rows = new int[size][2 * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        rows[i][j] = matrix.at(i, j);
        rows[i][size + j] = scalars.number(i == j ? 1 : 0);
      }
    }
    for (int k = 0; k < size; k++) {
      for (int j = 2 * size - 1; j >= k; j--) {
        rows[k][j] = scalars.divide(rows[k][j], rows[k][k]);
      }
      for (int i = 0; i < size; i++) {
        if (i != k) {
          subtract(rows, i, k, k);
        }
      }
    }
    return Grid.matrix(size, size, (i, j) -> rows[i][size + j]);
  }

  int determinant(Grid matrix) {
    int size = matrix.rows();
    int[][] rows = new int[size][size];
    int product = scalars.number(1);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        rows[i][j] = matrix.at(i, j);
      }
    }
    for (int k = 0; k < size; k++) {
      product = scalars.multiply(product, rows[k][k]);
      for (int i = k + 1; i < size; i++) {
        int factor = scalars.divide(rows[i][k], rows[k][k]);
        for (int j = k; j < size; j++) {
          rows[i][j] = scalars.subtract(rows[i][j], scalars.multiply(factor, rows[k][j]));
        }
      }
    }
    return product;
  }

  /** Clears a column of a row by means of the pivot row, whose pivot is 1. */
  private void subtract(int[][] rows, int row, int pivot, int column) {
    int factor = rows[row][column];
    for (int j = column; j < rows[row].length; j++) {
      rows[row][j] = scalars.subtract(rows[row][j], scalars.multiply(factor, rows[pivot][j]));
    }
  }
}
