package org.deriv.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.deriv.rule.Lean;

/** The matrix of which a vector stacks the columns, where that can be seen. */
final class Unstacking {
  private final Shape shape;

  Unstacking(Shape shape) {
    this.shape = shape;
  }

  Optional<Expr> of(Expr vector) {
    return switch (vector.op()) {
      case Operator.VEC -> Optional.of(vector.arg(0)).filter(m -> m.shape().equals(shape));
      case Operator.NEGATE -> of(vector.arg(0)).map(Make::negate);
      case Operator.DIVIDE -> of(vector.arg(0)).map(m -> Make.divide(m, vector.arg(1)));
      case Operator.ADD -> terms(vector.args());
      case Operator.PRODUCT -> product(vector.args());
      default -> Optional.empty();
    };
  }

  private Optional<Expr> terms(List<Expr> terms) {
    List<Expr> matrices = new ArrayList<>();
    for (Expr term : terms) {
      Optional<Expr> matrix = of(term);
      if (matrix.isEmpty()) {
        return Optional.empty();
      }
      matrices.add(matrix.get());
    }
    return Optional.of(Lean.sum(matrices));
  }

  /** c vec(M), and (B' ⊗ A) vec(M) = vec(A M B). */
  private Optional<Expr> product(List<Expr> factors) {
    List<Expr> scalars = factors.stream().filter(f -> f.shape().isScalar()).toList();
    List<Expr> chain = factors.stream().filter(f -> !f.shape().isScalar()).toList();
    Optional<Expr> matrix = chain.size() == 1 ? of(chain.getFirst()) : kronecker(chain);
    return matrix.map(m -> {
      List<Expr> all = new ArrayList<>(scalars);
      all.add(m);
      return Lean.product(all);
    });
  }

  private Optional<Expr> kronecker(List<Expr> chain) {
    boolean fits =
        chain.size() == 2
            && chain.getFirst().is(Operator.KRONECKER)
            && chain.getFirst().args().size() == 2;
    if (!fits) {
      return Optional.empty();
    }
    Expr right = chain.getFirst().arg(0);
    Expr left = chain.getFirst().arg(1);
    Shape inner = Shape.of(left.shape().columns(), right.shape().columns());
    boolean whole = Shape.of(left.shape().rows(), right.shape().rows()).equals(shape);
    return whole
        ? new Unstacking(inner)
            .of(chain.getLast())
            .map(m -> Lean.product(left, m, Make.transpose(right)))
        : Optional.empty();
  }
}
