package org.deriv.autodiff;

/** Gaussian elimination with complete pivoting. */
final class Elimination {
  private Elimination() {}

  /** The rank; not a number where rounding leaves it in doubt. */
  static double rank(double[] entries, int rows, int columns, double spread) {
    double[] a = entries.clone();
    double scale = 0;
    for (double entry : a) {
      scale = Math.max(scale, Math.abs(entry));
    }
    if (!(scale < Double.POSITIVE_INFINITY)) {
      return Double.NaN;
    }
    int rank = 0;
    while (rank < Math.min(rows, columns)) {
      int pivot = largest(a, rows, columns, rank);
      double size = Math.abs(a[pivot]);
      if (size <= Math.max(1e-13 * scale, spread)) {
        return rank;
      }
      if (size <= Math.max(1e-9 * scale, 1e4 * spread)) {
        return Double.NaN;
      }
      eliminate(a, rows, columns, rank, pivot);
      rank++;
    }
    return rank;
  }

  private static int largest(double[] a, int rows, int columns, int from) {
    int best = from * columns + from;
    for (int i = from; i < rows; i++) {
      for (int j = from; j < columns; j++) {
        if (Math.abs(a[i * columns + j]) > Math.abs(a[best])) {
          best = i * columns + j;
        }
      }
    }
    return best;
  }

  private static void eliminate(double[] a, int rows, int columns, int at, int pivot) {
    int row = pivot / columns;
    int column = pivot % columns;
    for (int j = 0; j < columns; j++) {
      double keep = a[at * columns + j];
      a[at * columns + j] = a[row * columns + j];
      a[row * columns + j] = keep;
    }
    for (int i = 0; i < rows; i++) {
      double keep = a[i * columns + at];
      a[i * columns + at] = a[i * columns + column];
      a[i * columns + column] = keep;
    }
    for (int i = at + 1; i < rows; i++) {
      double factor = a[i * columns + at] / a[at * columns + at];
      for (int j = at; j < columns; j++) {
        a[i * columns + j] -= factor * a[at * columns + j];
      }
    }
  }
}
