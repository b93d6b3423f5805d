package org.deriv.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Builds expressions as they are said, doing no more than flatten nested sums and products; nothing
 * is simplified, so that what was written can be shown.
 */
public final class Make {
  private Make() {}

  /** An integer. */
  public static Expr number(long value) {
    return number(Rational.of(value));
  }

  /** An exact number; a fraction is a number too. */
  public static Expr number(Rational value) {
    return Expr.of(new Op.Number(value));
  }

  /** A name of a shape. */
  public static Expr symbol(String name, Shape shape) {
    return Expr.of(new Op.Symbol(name, shape));
  }

  /** A scalar name, an index or a dimension among them. */
  public static Expr scalar(String name) {
    return symbol(name, Shape.SCALAR);
  }

  /** A dimension as a number. */
  public static Expr size(Dim dim) {
    List<Expr> terms = new ArrayList<>();
    dim.terms()
        .forEach((names, factor) -> {
          List<Expr> factors = new ArrayList<>();
          if (factor != 1 || names.isEmpty()) {
            factors.add(number(factor));
          }
          names.forEach(name -> factors.add(scalar(name)));
          terms.add(product(factors));
        });
    return sum(terms);
  }

  /** A tensor of zeros, or the number 0. */
  public static Expr zeros(Shape shape) {
    return shape.isScalar() ? number(0) : Expr.of(new Op.Zeros(shape));
  }

  /** A tensor of ones, or the number 1. */
  public static Expr ones(Shape shape) {
    return shape.isScalar() ? number(1) : Expr.of(new Op.Ones(shape));
  }

  /** The identity matrix, or the number 1. */
  public static Expr identity(Dim size) {
    return size.isOne() ? number(1) : Expr.of(new Op.Identity(size));
  }

  /** The sum of terms of one shape, flattened; at least one term, or none for the number 0. */
  public static Expr sum(List<Expr> terms) {
    List<Expr> flat = new ArrayList<>();
    for (Expr term : terms) {
      if (term.is(Operator.ADD)) {
        flat.addAll(term.args());
      } else {
        flat.add(term);
      }
    }
    return flat.isEmpty()
        ? number(0)
        : flat.size() == 1 ? flat.getFirst() : Expr.of(Operator.ADD, flat);
  }

  /** The sum of terms of one shape. */
  public static Expr sum(Expr... terms) {
    return sum(Arrays.asList(terms));
  }

  /** The difference. */
  public static Expr minus(Expr left, Expr right) {
    return sum(left, negate(right));
  }

  /** The negative. */
  public static Expr negate(Expr of) {
    return Expr.of(Operator.NEGATE, of);
  }

  /**
   * The product from left to right, flattened where that keeps its meaning: a nested product is
   * dissolved unless it is a scalar made of tensors, such as {@code x'*y} in {@code A*(x'*y)}.
   */
  public static Expr product(List<Expr> factors) {
    List<Expr> flat = new ArrayList<>();
    for (Expr factor : factors) {
      if (factor.is(Operator.PRODUCT) && dissolves(factor)) {
        flat.addAll(factor.args());
      } else {
        flat.add(factor);
      }
    }
    return switch (flat.size()) {
      case 0 -> number(1);
      case 1 -> flat.getFirst();
      default -> Expr.of(Operator.PRODUCT, flat);
    };
  }

  /** The product from left to right. */
  public static Expr product(Expr... factors) {
    return product(Arrays.asList(factors));
  }

  private static boolean dissolves(Expr product) {
    return !product.shape().isScalar()
        || product.args().stream().allMatch(factor -> factor.shape().isScalar());
  }

  /** The quotient by a scalar. */
  public static Expr divide(Expr numerator, Expr denominator) {
    return Expr.of(Operator.DIVIDE, numerator, denominator);
  }

  /** A power with an integer exponent. */
  public static Expr power(Expr base, long exponent) {
    return Expr.of(Operator.POWER, base, number(exponent));
  }

  /** The entrywise product, flattened; of scalars the product. */
  public static Expr hadamard(List<Expr> factors) {
    if (factors.stream().allMatch(factor -> factor.shape().isScalar())) {
      return product(factors);
    }
    List<Expr> flat = new ArrayList<>();
    for (Expr factor : factors) {
      if (factor.is(Operator.HADAMARD)) {
        flat.addAll(factor.args());
      } else {
        flat.add(factor);
      }
    }
    return flat.size() == 1 ? flat.getFirst() : Expr.of(Operator.HADAMARD, flat);
  }

  /** The entrywise product. */
  public static Expr hadamard(Expr... factors) {
    return hadamard(Arrays.asList(factors));
  }

  /** The transpose; a scalar is its own. */
  public static Expr transpose(Expr of) {
    if (of.shape().isScalar()) {
      return of;
    }
    return of.is(Operator.TRANSPOSE) ? of.arg(0) : Expr.of(Operator.TRANSPOSE, of);
  }

  /** The inverse; of a scalar the reciprocal. */
  public static Expr inverse(Expr of) {
    return of.shape().isScalar() ? power(of, -1) : Expr.of(Operator.INVERSE, of);
  }

  /** A function taken entry by entry. */
  public static Expr apply(Function function, Expr of) {
    return apply(function, 0, of);
  }

  /** A derivative of a function taken entry by entry. */
  public static Expr apply(Function function, int order, Expr of) {
    return Expr.of(new Op.Apply(function, order), of);
  }

  /** The 2-norm of a vector, or the operator norm of a matrix. */
  public static Expr norm(Expr of) {
    return Expr.of(new Op.Norm(Op.Norm.Kind.TWO), of);
  }

  /** An entry; indices count from 1. */
  public static Expr entry(Expr tensor, List<Expr> indices) {
    List<Expr> args = new ArrayList<>(List.of(tensor));
    args.addAll(indices);
    return Expr.of(Operator.ENTRY, args);
  }

  /** An entry; indices count from 1. */
  public static Expr entry(Expr tensor, Expr... indices) {
    return entry(tensor, Arrays.asList(indices));
  }

  /** A sum over an index that runs upwards. */
  public static Expr sumOver(String index, Expr first, Expr last, Expr body) {
    return Expr.of(new Op.Fold(Op.Fold.Kind.SUM, index, Op.Direction.UP), first, last, body);
  }

  /** A sum over the positions of a dimension. */
  public static Expr sumOver(String index, Dim size, Expr body) {
    return sumOver(index, number(1), size(size), body);
  }

  /** A relation. */
  public static Expr compare(Relation relation, Expr left, Expr right) {
    return Expr.of(new Op.Compare(relation), left, right);
  }

  /** A property of expressions. */
  public static Expr has(Property property, Expr... of) {
    return Expr.of(new Op.Has(property), of);
  }

  /** An expectation over every random variable. */
  public static Expr expectation(Expr of) {
    return Expr.of(new Op.Moment(Op.Moment.Kind.EXPECTATION, List.of()), of);
  }
}
