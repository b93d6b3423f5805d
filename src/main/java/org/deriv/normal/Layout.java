package org.deriv.normal;

import java.util.ArrayList;
import java.util.List;
import org.deriv.expr.Dim;
import org.deriv.expr.Shape;

/**
 * How the axes of a tensor are indexed: each axis, except those of length 1, by one index or, where
 * its length is a product, by several, the slowest first ({@code vec} and Kronecker products).
 */
record Layout(List<List<Dim>> axes) {
  static final Layout SCALAR = new Layout(List.of());

  Layout {
    axes = axes.stream().map(List::copyOf).toList();
  }

  /** One index for each axis. */
  static Layout plain(Shape shape) {
    return new Layout(shape.dims().stream().filter(dim -> !dim.isOne()).map(List::of).toList());
  }

  /** Of a matrix: rows and columns, each perhaps of length 1. */
  static Layout matrix(List<Dim> rows, List<Dim> columns) {
    List<List<Dim>> axes = new ArrayList<>();
    if (!rows.isEmpty()) {
      axes.add(rows);
    }
    if (!columns.isEmpty()) {
      axes.add(columns);
    }
    return new Layout(axes);
  }

  /** The indices of the rows of a scalar, vector or matrix of a shape. */
  List<Dim> rows(Shape shape) {
    return shape.rows().isOne() ? List.of() : axes.getFirst();
  }

  /** The indices of the columns. */
  List<Dim> columns(Shape shape) {
    return shape.columns().isOne() ? List.of() : axes.getLast();
  }

  /** The lengths of all indices in order. */
  List<Dim> flat() {
    return axes.stream().flatMap(List::stream).toList();
  }

  boolean isPlain() {
    return axes.stream().allMatch(axis -> axis.size() == 1);
  }

  /** For each axis the finer of two. */
  Layout join(Layout other) {
    if (axes.size() != other.axes.size()) {
      return this;
    }
    List<List<Dim>> joined = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      joined.add(join(axes.get(i), other.axes.get(i)));
    }
    return new Layout(joined);
  }

  static List<Dim> join(List<Dim> left, List<Dim> right) {
    return left.size() >= right.size() ? left : right;
  }

  static Dim product(List<Dim> dims) {
    return dims.stream().reduce(Dim.ONE, Dim::times);
  }
}
