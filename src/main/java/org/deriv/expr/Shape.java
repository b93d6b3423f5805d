package org.deriv.expr;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of a value. {@code []} is a scalar, {@code [n]} a column vector, {@code [1,n]} a row
 * vector, {@code [n,m]} a matrix, longer lists are tensors. As in the literature, a matrix with one
 * column is a column vector and a 1×1 matrix or a vector of one entry is a scalar, where the 1 is
 * written; a symbolic dimension that happens to be 1 changes nothing.
 *
 * @param dims the dimensions, outermost first
 */
public record Shape(List<Dim> dims) {
  /** The shape of a number. */
  public static final Shape SCALAR = new Shape(List.of());

  /** Drops the written 1 of a single column or entry. */
  public Shape {
    if (dims.size() == 2 && dims.getLast().isOne()) {
      dims = dims.subList(0, 1);
    }
    if (dims.size() == 1 && dims.getFirst().isOne()) {
      dims = List.of();
    }
    dims = List.copyOf(dims);
  }

  /** A shape from its dimensions. */
  public static Shape of(Dim... dims) {
    return new Shape(List.of(dims));
  }

  /** The shape of a column vector with {@code length} entries. */
  public static Shape vector(Dim length) {
    return of(length);
  }

  /** The shape of a matrix. */
  public static Shape matrix(Dim rows, Dim columns) {
    return of(rows, columns);
  }

  /** The number of axes: 0 for a scalar. */
  public int rank() {
    return dims.size();
  }

  /** Whether this is the shape of a number. */
  public boolean isScalar() {
    return dims.isEmpty();
  }

  /** Whether this is a column vector. */
  public boolean isVector() {
    return dims.size() == 1;
  }

  /** Whether this is a row vector. */
  public boolean isRow() {
    return dims.size() == 2 && dims.getFirst().isOne();
  }

  /** Whether this has two axes and is no row vector. */
  public boolean isMatrix() {
    return dims.size() == 2 && !isRow();
  }

  /** Whether this can be inverted, traced or raised to a power: a scalar or a square matrix. */
  public boolean isSquare() {
    return rank() <= 2 && rows().equals(columns());
  }

  /** The rows of a scalar, vector or matrix. */
  public Dim rows() {
    return dims.isEmpty() ? Dim.ONE : dims.getFirst();
  }

  /** The columns of a scalar, vector or matrix. */
  public Dim columns() {
    return dims.size() < 2 ? Dim.ONE : dims.get(1);
  }

  /** The shape of the transpose of a scalar, vector or matrix. */
  public Shape transposed() {
    return of(columns(), rows());
  }

  /** The number of entries. */
  public Dim size() {
    return dims.stream().reduce(Dim.ONE, Dim::times);
  }

  @Override
  public String toString() {
    return isScalar()
        ? "R"
        : dims.stream().map(Dim::toString).collect(Collectors.joining(",", "R[", "]"));
  }
}
