package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Shape;

/** What an author may have meant where another shape is needed. */
final class Reshaping {
  private Reshaping() {}

  /** Expressions of the shape {@code wanted} that are near to {@code of}, likeliest first. */
  static List<Expr> to(Shape wanted, Expr of) {
    List<Expr> better = new ArrayList<>();
    if (of.shape().isScalar() && !wanted.isScalar()) {
      better.add(times(of, unit(wanted)));
    } else if (of.shape().rank() <= 2 && of.shape().transposed().equals(wanted)) {
      Fit.transposed(of).ifPresent(better::add);
    }
    return better;
  }

  /** What a number is multiplied by to be added to a tensor of a shape. */
  private static Expr unit(Shape shape) {
    if (shape.isSquare()) {
      return Make.identity(shape.rows());
    }
    return shape.isRow() ? Make.transpose(ones(shape.columns())) : Make.ones(shape);
  }

  private static Expr ones(Dim length) {
    return Make.ones(Shape.vector(length));
  }

  private static Expr times(Expr number, Expr unit) {
    if (number.isNumber(0)) {
      return Make.zeros(unit.shape());
    }
    return number.isNumber(1) ? unit : Make.product(number, unit);
  }
}
