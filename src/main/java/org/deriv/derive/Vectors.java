package org.deriv.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.deriv.rule.Lean;

/** The vector whose i-th entry is an expression in i, where that can be said without the index. */
final class Vectors {
  private final Expr index;
  private final Dim size;
  private final Names names = new Names();

  /**
   * @param index the symbol that runs over all positions of a vector
   * @param size the length of the vector
   */
  Vectors(String index, Dim size) {
    this.index = Make.scalar(index);
    this.size = size;
  }

  boolean isFree(Expr expr) {
    return !names.free(expr).contains(index.toString());
  }

  /** The vector of the values of a scalar. */
  Optional<Expr> of(Expr scalar) {
    if (isFree(scalar)) {
      return Optional.of(Lean.product(scalar, Make.ones(Shape.vector(size))));
    }
    return switch (scalar.op()) {
      case Operator.ENTRY -> entry(scalar);
      case Operator.ADD -> all(scalar.args()).map(Lean::sum);
      case Operator.NEGATE -> of(scalar.arg(0)).map(Make::negate);
      case Operator.PRODUCT -> product(scalar.args());
      case Operator.DIVIDE -> quotient(scalar.arg(0), scalar.arg(1));
      case Operator.POWER ->
          isFree(scalar.arg(1))
              ? of(scalar.arg(0)).map(base -> Expr.of(Operator.HADAMARD_POWER, base, scalar.arg(1)))
              : Optional.empty();
      case Op.Apply apply -> of(scalar.arg(0)).map(inner -> Expr.of(apply, inner));
      default -> Optional.empty();
    };
  }

  private Optional<List<Expr>> all(List<Expr> scalars) {
    List<Expr> vectors = new ArrayList<>();
    for (Expr scalar : scalars) {
      Optional<Expr> vector = of(scalar);
      if (vector.isEmpty()) {
        return Optional.empty();
      }
      vectors.add(vector.get());
    }
    return Optional.of(vectors);
  }

  private Optional<Expr> entry(Expr entry) {
    Expr tensor = entry.arg(0);
    if (!isFree(tensor)) {
      return Optional.empty();
    }
    if (entry.args().size() == 2) {
      boolean whole = entry.arg(1).equals(index) && tensor.shape().isVector();
      return whole && tensor.shape().rows().equals(size) ? Optional.of(tensor) : Optional.empty();
    }
    if (entry.args().size() != 3) {
      return Optional.empty();
    }
    if (entry.arg(1).equals(index) && isFree(entry.arg(2))) {
      return fits(
          tensor.shape().rows(), line(tensor, new Op.Axis.Whole(), new Op.Axis.At(), entry.arg(2)));
    }
    if (entry.arg(2).equals(index) && isFree(entry.arg(1))) {
      Expr row = line(tensor, new Op.Axis.At(), new Op.Axis.Whole(), entry.arg(1));
      return fits(tensor.shape().columns(), Make.transpose(row));
    }
    return Optional.empty();
  }

  private Optional<Expr> fits(Dim length, Expr vector) {
    return length.equals(size) ? Optional.of(vector) : Optional.empty();
  }

  private static Expr line(Expr tensor, Op.Axis rows, Op.Axis columns, Expr at) {
    return Expr.of(new Op.Slice(List.of(rows, columns)), tensor, at);
  }

  /** The matrix whose i-th row is a row, or whose i-th column is a column, in i. */
  Optional<Expr> matrixOfRows(Expr row) {
    if (row.is(Operator.TRANSPOSE)) {
      return matrixOfColumns(row.arg(0)).map(Make::transpose);
    }
    return sliced(row, 0).filter(matrix -> matrix.shape().rows().equals(size));
  }

  /** The matrix whose i-th column is a column in i. */
  Optional<Expr> matrixOfColumns(Expr column) {
    if (column.is(Operator.TRANSPOSE)) {
      return matrixOfRows(column.arg(0)).map(Make::transpose);
    }
    if (column.op() instanceof Op.Basis(Dim length)) {
      boolean whole = column.arg(0).equals(index) && length.equals(size);
      return whole ? Optional.of(Make.identity(size)) : Optional.empty();
    }
    return sliced(column, 1).filter(matrix -> matrix.shape().columns().equals(size));
  }

  private Optional<Expr> sliced(Expr line, int axis) {
    boolean fits =
        line.op() instanceof Op.Slice(List<Op.Axis> axes)
            && axes.size() == 2
            && axes.get(axis) instanceof Op.Axis.At
            && axes.get(1 - axis) instanceof Op.Axis.Whole
            && line.arg(1).equals(index)
            && isFree(line.arg(0));
    return fits ? Optional.of(line.arg(0)) : Optional.empty();
  }

  private Optional<Expr> product(List<Expr> factors) {
    List<Expr> scalars = new ArrayList<>();
    List<Expr> chain = new ArrayList<>();
    for (Expr factor : factors) {
      (factor.shape().isScalar() ? scalars : chain).add(factor);
    }
    List<Expr> constants = new ArrayList<>();
    List<Expr> vectors = new ArrayList<>();
    for (Expr scalar : scalars) {
      if (isFree(scalar)) {
        constants.add(scalar);
      } else {
        Optional<Expr> vector = of(scalar);
        if (vector.isEmpty()) {
          return Optional.empty();
        }
        vectors.add(vector.get());
      }
    }
    if (!chain.isEmpty()) {
      Optional<Expr> inner =
          chain.stream().allMatch(this::isFree)
              ? Optional.of(Lean.product(Make.product(chain), Make.ones(Shape.vector(size))))
              : inner(chain);
      if (inner.isEmpty()) {
        return Optional.empty();
      }
      vectors.add(inner.get());
    }
    constants.add(vectors.isEmpty() ? Make.ones(Shape.vector(size)) : Lean.hadamard(vectors));
    return Optional.of(Lean.product(constants));
  }

  /** The inner products of a row in i with a column, or of a row with a column in i. */
  private Optional<Expr> inner(List<Expr> chain) {
    List<Expr> rest = chain.subList(1, chain.size());
    if (rest.stream().allMatch(this::isFree)) {
      return matrixOfRows(chain.getFirst()).map(matrix -> Lean.product(matrix, Make.product(rest)));
    }
    List<Expr> front = chain.subList(0, chain.size() - 1);
    if (front.stream().allMatch(this::isFree)) {
      return matrixOfColumns(chain.getLast())
          .map(matrix -> Lean.product(Make.transpose(matrix), Make.transpose(Make.product(front))));
    }
    return Optional.empty();
  }

  private Optional<Expr> quotient(Expr above, Expr below) {
    Optional<Expr> numerator = of(above);
    if (isFree(below)) {
      return numerator.map(vector -> Make.divide(vector, below));
    }
    return numerator.flatMap(
        vector -> of(below).map(divisor -> Expr.of(Operator.HADAMARD_DIVIDE, vector, divisor)));
  }
}
