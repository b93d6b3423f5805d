package org.deriv.autodiff;

import java.util.List;
import org.deriv.expr.Rational;

/** Operators of linear algebra by their definitions in terms of entries. */
final class GridMath {
  private final Scalars scalars;

  GridMath(Scalars scalars) {
    this.scalars = scalars;
  }

  Grid add(Grid left, Grid right) {
    return left.zip(right, scalars::add);
  }

  Grid scale(int factor, Grid of) {
    return of.map(cell -> scalars.multiply(factor, cell));
  }

  /** (A B)[i,j] = Σ A[i,k] B[k,j]; a scalar multiplies every entry. */
  Grid product(Grid left, Grid right) {
    if (left.isScalar()) {
      return scale(left.only(), right);
    }
    if (right.isScalar()) {
      return scale(right.only(), left);
    }
    if (left.columns() != right.rows()) {
      throw new IllegalStateException("inner dimensions differ");
    }
    Grid product =
        Grid.matrix(
            left.rows(),
            right.columns(),
            (i, j) -> {
              int sum = scalars.number(0);
              for (int k = 0; k < left.columns(); k++) {
                sum = scalars.add(sum, scalars.multiply(left.at(i, k), right.at(k, j)));
              }
              return sum;
            });
    return product;
  }

  /** A product of several, a result of one entry being a scalar only where it is written so. */
  Grid product(List<Grid> factors) {
    Grid product = factors.getFirst();
    for (Grid factor : factors.subList(1, factors.size())) {
      product = product(product, factor);
    }
    return product;
  }

  Grid identity(int size) {
    return Grid.matrix(size, size, (i, j) -> scalars.number(i == j ? 1 : 0));
  }

  /** (A ⊗ B)[i p + k, j q + l] = A[i,j] B[k,l] for a p×q matrix B. */
  Grid kronecker(Grid left, Grid right) {
    int p = right.rows();
    int q = right.columns();
    return Grid.matrix(
        left.rows() * p,
        left.columns() * q,
        (i, j) -> scalars.multiply(left.at(i / p, j / q), right.at(i % p, j % q)));
  }

  int trace(Grid of) {
    int sum = scalars.number(0);
    for (int i = 0; i < of.rows(); i++) {
      sum = scalars.add(sum, of.at(i, i));
    }
    return sum;
  }

  Grid diagonalMatrix(Grid of) {
    return Grid.matrix(of.size(), of.size(), (i, j) -> i == j ? of.cell(i) : scalars.number(0));
  }

  Grid diagonalPart(Grid of) {
    return Grid.vector(of.rows(), i -> of.at(i, i));
  }

  /** The columns stacked. */
  Grid vec(Grid of) {
    int rows = of.rows();
    return Grid.vector(of.size(), k -> of.at(k % rows, k / rows));
  }

  int sum(Grid of) {
    return scalars.sum(of.cells());
  }

  int sumOfSquares(Grid of) {
    return sum(of.map(cell -> scalars.multiply(cell, cell)));
  }

  /** A power of a square matrix by an integer, by repeated squaring. */
  Grid power(Grid base, long exponent) {
    if (exponent < 0) {
      return power(new Determinants(scalars).inverse(base), -exponent);
    }
    Grid result = identity(base.rows());
    Grid square = base;
    for (long rest = exponent; rest > 0; rest /= 2) {
      if (rest % 2 == 1) {
        result = product(result, square);
      }
      square = rest > 1 ? product(square, square) : square;
    }
    return result;
  }

  boolean isDiagonal(Grid of) {
    for (int i = 0; i < of.rows(); i++) {
      for (int j = 0; j < of.columns(); j++) {
        if (i != j && !isZero(of.at(i, j))) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isZero(int cell) {
    Opcode code = scalars.tape().code(cell);
    boolean copy = code == Opcode.GIVEN || code == Opcode.VARIABLE;
    return copy ? isZero(scalars.tape().a(cell)) : scalars.isZero(cell);
  }

  Rational exact(int cell) {
    return scalars.tape().constant(cell);
  }
}
