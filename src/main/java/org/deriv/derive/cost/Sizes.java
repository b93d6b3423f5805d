package org.deriv.derive.cost;

import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Shape;

/** Numbers of entries. */
final class Sizes {
  private Sizes() {}

  static Count of(Shape shape) {
    Count size = Count.ONE;
    for (Dim dim : shape.dims()) {
      size = size.times(Count.of(dim));
    }
    return size;
  }

  static Count of(Expr expr) {
    return of(expr.shape());
  }

  static Count rows(Shape shape) {
    return shape.isScalar() ? Count.ONE : Count.of(shape.rows());
  }

  static Count columns(Shape shape) {
    return shape.isScalar() ? Count.ONE : Count.of(shape.columns());
  }

  /** What multiplying two matrices costs: a row times a column for every entry. */
  static Count product(Shape left, Structure how, Shape right, Structure other) {
    if (left.isScalar() || right.isScalar()) {
      boolean one = left.isScalar();
      Structure of = one ? other : how;
      return of == Structure.FULL ? of(one ? right : left) : rows(one ? right : left);
    }
    if (how == Structure.IDENTITY || other == Structure.IDENTITY) {
      return Count.ZERO;
    }
    if (how == Structure.DIAGONAL && other == Structure.DIAGONAL) {
      return rows(left);
    }
    if (how == Structure.DIAGONAL) {
      return of(right);
    }
    if (other == Structure.DIAGONAL) {
      return of(left);
    }
    Count inner = columns(left);
    return rows(left).times(columns(right)).times(inner.times(2).minus(Count.ONE));
  }
}
