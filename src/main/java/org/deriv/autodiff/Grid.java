package org.deriv.autodiff;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** The cells of a tensor at concrete dimensions, row-major. Not changed once it is built. */
final class Grid {
  private final int[] dims;
  private final int[] cells;

  private Grid(int[] dims, int[] cells) {
    this.dims = dims;
    this.cells = cells;
    if (count(dims) != cells.length) {
      throw new IllegalStateException(
          "a grid of " + Arrays.toString(dims) + " with " + cells.length + " cells");
    }
  }

  static Grid of(int[] dims, int[] cells) {
    return new Grid(dims.clone(), cells.clone());
  }

  static Grid scalar(int cell) {
    return new Grid(new int[0], new int[] {cell});
  }

  static Grid matrix(int rows, int columns, IntBinaryOperator entry) {
    int[] cells = new int[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        cells[i * columns + j] = entry.applyAsInt(i, j);
      }
    }
    return new Grid(new int[] {rows, columns}, cells);
  }

  static Grid vector(int length, IntUnaryOperator entry) {
    return new Grid(new int[] {length}, IntStream.range(0, length).map(entry).toArray());
  }

  /** A tensor from its cells in order. */
  static Grid fill(int[] dims, IntUnaryOperator entry) {
    return new Grid(dims.clone(), IntStream.range(0, count(dims)).map(entry).toArray());
  }

  static int count(int[] dims) {
    int count = 1;
    for (int dim : dims) {
      count = Math.multiplyExact(count, dim);
    }
    return count;
  }

  /** The same cells under other dimensions. */
  Grid as(int[] others) {
    return new Grid(others.clone(), cells);
  }

  int[] dims() {
    return dims.clone();
  }

  int axes() {
    return dims.length;
  }

  int dim(int axis) {
    return dims[axis];
  }

  int size() {
    return cells.length;
  }

  int[] cells() {
    return cells.clone();
  }

  List<Integer> list() {
    return Arrays.stream(cells).boxed().toList();
  }

  int cell(int position) {
    return cells[position];
  }

  /** The cell of a number. */
  int only() {
    if (cells.length != 1) {
      throw new IllegalStateException("a scalar was wanted, not " + Arrays.toString(dims));
    }
    return cells[0];
  }

  boolean isScalar() {
    return dims.length == 0;
  }

  /** The rows of a scalar, vector or matrix. */
  int rows() {
    return dims.length == 0 ? 1 : dims[0];
  }

  /** The columns of a scalar, vector or matrix. */
  int columns() {
    return dims.length < 2 ? 1 : dims[1];
  }

  /** The cell at a row and a column of a scalar, vector or matrix. */
  int at(int row, int column) {
    return cells[row * columns() + column];
  }

  Grid map(IntUnaryOperator entry) {
    return new Grid(dims, Arrays.stream(cells).map(entry).toArray());
  }

  Grid zip(Grid other, IntBinaryOperator entry) {
    if (cells.length != other.cells.length) {
      throw new IllegalStateException(
          Arrays.toString(dims) + " against " + Arrays.toString(other.dims));
    }
    return fill(dims, i -> entry.applyAsInt(cells[i], other.cells[i]));
  }

  Grid transposed() {
    return matrix(columns(), rows(), (i, j) -> at(j, i));
  }

  /** The indices, from 0, of the entry at a row-major position. */
  int[] indices(int position) {
    int[] indices = new int[dims.length];
    int rest = position;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      indices[axis] = rest % dims[axis];
      rest /= dims[axis];
    }
    return indices;
  }
}
