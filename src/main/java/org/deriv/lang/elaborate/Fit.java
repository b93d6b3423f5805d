package org.deriv.lang.elaborate;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.deriv.expr.ShapeRules;

/** Builds expressions that may not fit, for corrections to be tried. */
final class Fit {
  private Fit() {}

  /** The operator applied, if the shapes fit. */
  static Optional<Expr> of(Op op, List<Expr> args) {
    return ShapeRules.infer(op, args) instanceof ShapeRules.Fits
        ? Optional.of(Expr.of(op, args))
        : Optional.empty();
  }

  /** The product from left to right, if it fits. */
  static Optional<Expr> product(List<Expr> factors) {
    Optional<Expr> product = Optional.of(factors.getFirst());
    for (Expr factor : factors.subList(1, factors.size())) {
      product =
          product.flatMap(left ->
              of(Operator.PRODUCT, List.of(left, factor)).map(_ -> Make.product(left, factor)));
    }
    return product;
  }

  /** The sum, if it fits. */
  static Optional<Expr> sum(List<Expr> terms) {
    boolean alike = terms.stream().allMatch(term -> term.shape().equals(terms.getFirst().shape()));
    return alike ? Optional.of(Make.sum(terms)) : Optional.empty();
  }

  /** The transpose, pushed to the factors of a product, as one would write it. */
  static Optional<Expr> transposed(Expr of) {
    if (of.shape().rank() > 2) {
      return Optional.empty();
    }
    if (of.is(Operator.PRODUCT)) {
      List<Expr> factors =
          java.util.stream.Stream.concat(
                  of.args().stream().filter(factor -> factor.shape().isScalar()),
                  of.args().reversed().stream()
                      .filter(factor -> !factor.shape().isScalar())
                      .map(factor -> Make.transpose(factor)))
              .toList();
      return product(factors).filter(it -> it.shape().equals(of.shape().transposed()));
    }
    return Optional.of(Make.transpose(of));
  }

  /** How a reader is told of a shape. */
  static String described(Shape shape) {
    if (shape.isScalar()) {
      return "a number";
    }
    if (shape.isVector()) {
      return "a column vector, `" + shape + "`";
    }
    return (shape.isRow() ? "a row vector, `" : shape.rank() == 2 ? "a matrix, `" : "a tensor, `")
        + shape
        + "`";
  }

  /** A shape as it is written. */
  static String written(Shape shape) {
    return "`" + shape + "`";
  }
}
