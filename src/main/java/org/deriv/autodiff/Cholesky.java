package org.deriv.autodiff;

import java.util.Arrays;

/** A lower triangle L with L L' equal to a symmetric positive definite matrix. */
final class Cholesky {
  private final Scalars scalars;

  Cholesky(Scalars scalars) {
    this.scalars = scalars;
  }

  Grid of(Grid matrix) {
    int size = matrix.rows();
    int[][] lower = new int[size][size];
    for (int[] row : lower) {
      Arrays.fill(row, scalars.number(0));
    }
    for (int j = 0; j < size; j++) {
      for (int i = j; i < size; i++) {
        int rest = matrix.at(i, j);
        for (int k = 0; k < j; k++) {
          rest = scalars.subtract(rest, scalars.multiply(lower[i][k], lower[j][k]));
        }
        boolean diagonal = i == j;
        lower[i][j] =
            diagonal
                ? scalars.sqrt(rest)
                : scalars.isZero(rest) ? rest : scalars.divide(rest, lower[j][j]);
      }
    }
    return Grid.matrix(size, size, (i, j) -> lower[i][j]);
  }
}
