package org.deriv.autodiff;

import java.util.Arrays;

/**
 * The eigenvalues of a symmetric matrix in ascending order, then row-major the matrix whose columns
 * are the eigenvectors, each with a bound on its error. By cyclic Jacobi rotations (Golub & Van
 * Loan, Matrix Computations, 8.5), of the symmetric part.
 */
final class Eigenproblem {
  private static final int SWEEPS = 60;

  private final double[] outputs;
  private final double[] errors;

  private Eigenproblem(double[] outputs, double[] errors) {
    this.outputs = outputs;
    this.errors = errors;
  }

  /** The eigenvalues, then the matrix of eigenvectors. */
  double[] outputs() {
    return outputs.clone();
  }

  /** Writes the values and the bounds on their errors from a place on. */
  void into(double[] values, double[] bounds, int place) {
    System.arraycopy(outputs, 0, values, place, outputs.length);
    System.arraycopy(errors, 0, bounds, place, errors.length);
  }

  static Eigenproblem solve(double[] entries, int size, double spread) {
    double[][] a = new double[size][size];
    double[][] v = new double[size][size];
    double scale = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        a[i][j] = (entries[i * size + j] + entries[j * size + i]) / 2;
        scale += Math.abs(a[i][j]);
      }
      v[i][i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS && offDiagonal(a) > 1e-300; sweep++) {
      rotateAll(a, v);
    }
    return sorted(a, v, size, scale, spread);
  }

  private static double offDiagonal(double[][] a) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += Math.abs(a[i][j]);
      }
    }
    return sum;
  }

  private static void rotateAll(double[][] a, double[][] v) {
    for (int p = 0; p < a.length; p++) {
      for (int q = p + 1; q < a.length; q++) {
        if (a[p][q] != 0) {
          double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
          double t = 1 / (Math.abs(theta) + Math.hypot(theta, 1));
          rotate(a, v, p, q, theta < 0 ? -t : t);
        }
      }
    }
  }

  private static void rotate(double[][] a, double[][] v, int p, int q, double t) {
    double c = 1 / Math.hypot(t, 1);
    double s = t * c;
    double apq = a[p][q];
    a[p][p] -= t * apq;
    a[q][q] += t * apq;
    a[p][q] = 0;
    a[q][p] = 0;
    for (int k = 0; k < a.length; k++) {
      if (k != p && k != q) {
        double akp = a[k][p];
        a[k][p] = c * akp - s * a[k][q];
        a[k][q] = s * akp + c * a[k][q];
        a[p][k] = a[k][p];
        a[q][k] = a[k][q];
      }
      double vkp = v[k][p];
      v[k][p] = c * vkp - s * v[k][q];
      v[k][q] = s * vkp + c * v[k][q];
    }
  }

  private static Eigenproblem sorted(
      double[][] a, double[][] v, int size, double scale, double spread) {
    int[] order = ascending(a);
    double[] outputs = new double[size + size * size];
    double[] errors = new double[outputs.length];
    boolean alreadyDiagonal = spread == 0 && scale == diagonal(a) && isIdentity(v);
    double bound = alreadyDiagonal ? 0 : spread + 16 * size * 0x1p-53 * scale;
    Arrays.fill(errors, 0, size, bound);
    for (int i = 0; i < size; i++) {
      outputs[i] = a[order[i]][order[i]];
    }
    for (int i = 0; i < size; i++) {
      double gap = Double.POSITIVE_INFINITY;
      for (int m = 0; m < size; m++) {
        gap = m == i ? gap : Math.min(gap, Math.abs(outputs[i] - outputs[m]));
      }
      // In a multiple eigenvalue's space any basis is right.
      double tilt = gap > 100 * bound ? bound / gap : 1e-15;
      for (int row = 0; row < size; row++) {
        outputs[size + row * size + i] = v[row][order[i]];
        errors[size + row * size + i] = bound == 0 ? 0 : tilt + 1e-15;
      }
    }
    return new Eigenproblem(outputs, errors);
  }

  /** The places on the diagonal in the order of what stands there; equal ones as they are. */
  private static int[] ascending(double[][] a) {
    int[] order = new int[a.length];
    for (int i = 0; i < order.length; i++) {
      int at = i;
      for (; at > 0 && Double.compare(a[order[at - 1]][order[at - 1]], a[i][i]) > 0; at--) {
        order[at] = order[at - 1];
      }
      order[at] = i;
    }
    return order;
  }

  private static double diagonal(double[][] a) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i][i]);
    }
    return sum;
  }

  private static boolean isIdentity(double[][] v) {
    for (int i = 0; i < v.length; i++) {
      if (v[i][i] != 1) {
        return false;
      }
    }
    return true;
  }
}
