package org.deriv.autodiff;

/** Solves small systems of linear equations in doubles. */
final class LinearSystem {
  private LinearSystem() {}

  /** The solution of A x = b by elimination with row pivots; A need not be kept. */
  static double[] solve(double[][] matrix, double[] right) {
    int size = right.length;
    double[][] a = new double[size][];
    for (int i = 0; i < size; i++) {
      a[i] = java.util.Arrays.copyOf(matrix[i], size + 1);
      a[i][size] = right[i];
    }
    for (int k = 0; k < size; k++) {
      int pivot = k;
      for (int i = k + 1; i < size; i++) {
        pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
      }
      double[] keep = a[k];
      a[k] = a[pivot];
      a[pivot] = keep;
      for (int i = k + 1; i < size; i++) {
        double factor = a[i][k] / a[k][k];
        for (int j = k; j <= size; j++) {
          a[i][j] -= factor * a[k][j];
        }
      }
    }
    double[] x = new double[size];
    for (int i = size - 1; i >= 0; i--) {
      double sum = a[i][size];
      for (int j = i + 1; j < size; j++) {
        sum -= a[i][j] * x[j];
      }
      x[i] = sum / a[i][i];
    }
    return x;
  }
}
