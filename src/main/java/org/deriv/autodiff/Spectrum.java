package org.deriv.autodiff;

/** What is defined by eigenvalues and singular values. */
final class Spectrum {
  private final Scalars scalars;
  private final GridMath math;

  Spectrum(Scalars scalars) {
    this.scalars = scalars;
    this.math = new GridMath(scalars);
  }

  int largest(Grid symmetric) {
    return eigenvalue(symmetric, symmetric.rows() - 1);
  }

  int smallest(Grid symmetric) {
    return eigenvalue(symmetric, 0);
  }

  private int eigenvalue(Grid symmetric, int number) {
    int size = symmetric.rows();
    if (size == 0) {
      throw Refusal.undefined("an eigenvalue of a matrix without rows");
    }
    return size == 1
        ? symmetric.cell(0)
        : scalars.pick(scalars.eigen(size, symmetric.list()), number);
  }

  /** The largest singular value. */
  int operatorNorm(Grid of) {
    if (of.rows() == 1 || of.columns() == 1) {
      return scalars.sqrt(math.sumOfSquares(of));
    }
    return scalars.sqrt(largest(gram(of)));
  }

  /** The sum of singular values. */
  int nuclearNorm(Grid of) {
    Grid gram = gram(of);
    int sum = scalars.number(0);
    for (int i = 0; i < gram.rows(); i++) {
      sum = scalars.add(sum, scalars.sqrt(eigenvalue(gram, i)));
    }
    return sum;
  }

  /** A'A or AA', whichever is smaller: its eigenvalues are the squared singular values. */
  private Grid gram(Grid of) {
    Grid across = of.transposed();
    return of.rows() < of.columns() ? math.product(of, across) : math.product(across, of);
  }

  /** V f(Λ) V' of a symmetric matrix. */
  private Grid ofEigenvalues(Grid symmetric, java.util.function.IntUnaryOperator f) {
    int size = symmetric.rows();
    if (size == 1) {
      return symmetric.map(f);
    }
    int eigen = scalars.eigen(size, symmetric.list());
    int[] values = new int[size];
    for (int k = 0; k < size; k++) {
      values[k] = f.applyAsInt(scalars.pick(eigen, k));
    }
    return Grid.matrix(
        size,
        size,
        (i, j) -> {
          int sum = scalars.number(0);
          for (int k = 0; k < size; k++) {
            int left = scalars.pick(eigen, size + i * size + k);
            int right = scalars.pick(eigen, size + j * size + k);
            sum = scalars.add(sum, scalars.multiply(values[k], scalars.multiply(left, right)));
          }
          return sum;
        });
  }

  /** A power of a symmetric matrix with positive (for a positive exponent nonnegative) spectrum. */
  Grid power(Grid symmetric, int exponent) {
    return ofEigenvalues(symmetric, value -> scalars.power(value, exponent));
  }

  /** The Moore–Penrose inverse (A'A)⁺A', by the eigenvalues of A'A that are not 0. */
  Grid pseudoInverse(Grid of) {
    Grid across = of.transposed();
    if (of.rows() < of.columns()) {
      return math.product(across, reciprocal(math.product(of, across)));
    }
    return math.product(reciprocal(math.product(across, of)), across);
  }

  private Grid reciprocal(Grid gram) {
    int scale = math.trace(gram);
    return ofEigenvalues(gram, value -> scalars.pseudoReciprocal(value, scale));
  }

  /** The Moore–Penrose inverse of a matrix of full rank: (A'A)⁻¹A' or A'(AA')⁻¹. */
  Grid pseudoInverseOfFullRank(Grid of) {
    Grid across = of.transposed();
    Determinants determinants = new Determinants(scalars);
    return of.rows() < of.columns()
        ? math.product(across, determinants.inverse(math.product(of, across)))
        : math.product(determinants.inverse(math.product(across, of)), across);
  }
}
