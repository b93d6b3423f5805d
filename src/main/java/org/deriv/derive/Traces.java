package org.deriv.derive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/** Traces, diagonals and sums of entries. */
final class Traces {
  private static final Expr ONE = Make.number(1);
  private final Tidy tidy;

  Traces(Tidy tidy) {
    this.tidy = tidy;
  }

  /** The trace of a tidy matrix. */
  Monomial of(Expr matrix) {
    Monomial product = tidy.monomial(matrix);
    Monomial scalars = product.withChain(List.of());
    List<Expr> chain = product.chain();
    if (chain.isEmpty()) {
      return product;
    }
    if (chain.size() == 1) {
      return scalars.times(single(chain.getFirst()));
    }
    for (int i = 0; i + 1 < chain.size(); i++) {
      if (chain.get(i).shape().columns().isOne()) {
        return scalars.times(tidy.innerProducts.of(rotated(chain, i + 1)));
      }
    }
    return scalars.times(
        Monomial.scalar(Expr.of(Operator.TRACE, Make.product(arranged(chain))), ONE));
  }

  private static List<Expr> rotated(List<Expr> chain, int start) {
    List<Expr> rotated = new ArrayList<>(chain.subList(start, chain.size()));
    rotated.addAll(chain.subList(0, start));
    return rotated;
  }

  /** A differential goes last. */
  private List<Expr> arranged(List<Expr> chain) {
    for (int i = 0; i < chain.size(); i++) {
      if (tidy.hasDifferential(chain.get(i))) {
        if (chain.get(i).is(Operator.TRANSPOSE)) {
          List<Expr> mirrored = new ArrayList<>();
          chain.reversed().forEach(factor -> mirrored.add(tidy.transpose(factor)));
          return rotated(mirrored, chain.size() - i);
        }
        return rotated(chain, i + 1);
      }
    }
    return chain;
  }

  private Monomial single(Expr factor) {
    return switch (factor.op()) {
      case Op.Identity(Dim size) -> tidy.size(size);
      case Operator.TRANSPOSE -> of(factor.arg(0));
      case Operator.DIAGONAL_MATRIX -> total(factor.arg(0));
      case Operator.ADD -> spread(factor);
      default -> Monomial.scalar(Expr.of(Operator.TRACE, factor), ONE);
    };
  }

  /** The trace of a sum, term by term where that leaves no trace. */
  private Monomial spread(Expr sum) {
    List<Expr> traces = sum.args().stream().map(term -> tidy.write(of(term))).toList();
    boolean gone = traces.stream().noneMatch(Traces::hasTrace);
    boolean linear = tidy.hasDifferential(sum);
    return gone || linear
        ? tidy.monomial(tidy.sum(traces))
        : Monomial.scalar(Expr.of(Operator.TRACE, sum), ONE);
  }

  private static boolean hasTrace(Expr expr) {
    return hasTrace(expr, new HashSet<>());
  }

  private static boolean hasTrace(Expr expr, Set<Expr> seen) {
    return seen.add(expr)
        && (expr.is(Operator.TRACE) || expr.args().stream().anyMatch(arg -> hasTrace(arg, seen)));
  }

  /** The sum of all entries. */
  Monomial total(Expr tensor) {
    Monomial product = tidy.monomial(tensor);
    Monomial scalars = product.withChain(List.of());
    List<Expr> chain = product.chain();
    if (chain.isEmpty() || product.isZero()) {
      return product.isZero() ? Monomial.number(Rational.ZERO) : product;
    }
    if (chain.size() == 1) {
      return scalars.times(totalOfOne(chain.getFirst()));
    }
    if (chain.size() == 2 && chain.getFirst().shape().columns().isOne()) {
      return scalars.times(total(chain.get(0))).times(total(chain.get(1)));
    }
    return scalars.times(reduced(Make.product(chain)));
  }

  private Monomial totalOfOne(Expr factor) {
    return switch (factor.op()) {
      case Op.Ones(Shape shape) -> tidy.size(shape.size());
      case Op.Identity(Dim size) -> tidy.size(size);
      case Operator.TRANSPOSE, Operator.DIAGONAL_MATRIX -> total(factor.arg(0));
      case Operator operator when operator == Operator.HADAMARD && factor.args().size() == 2 ->
          inner(factor);
      case Operator operator
          when operator == Operator.HADAMARD_POWER && factor.arg(1).isNumber(2) ->
          squared(factor.arg(0));
      case Operator operator when operator == Operator.ADD && tidy.hasDifferential(factor) ->
          tidy.monomial(
              tidy.sum(factor.args().stream().map(term -> tidy.write(total(term))).toList()));
      default -> linear(factor);
    };
  }

  /** The sum of entries of which one factor is a differential: an inner product with that. */
  private Monomial linear(Expr factor) {
    if (!factor.shape().isVector() || !tidy.hasDifferential(factor)) {
      return reduced(factor);
    }
    java.util.Map<Expr, Expr> factors = new java.util.LinkedHashMap<>(Hadamards.factors(factor));
    for (Expr base : List.copyOf(factors.keySet())) {
      if (tidy.hasDifferential(base) && factors.size() > 1) {
        factors.remove(base);
        Expr rest = new Hadamards(tidy).write(factors, factor.shape());
        return tidy.monomial(tidy.product(List.of(tidy.transpose(rest), base)));
      }
    }
    return reduced(factor);
  }

  private Monomial squared(Expr of) {
    if (of.shape().isVector()) {
      return tidy.squaredNorm(of);
    }
    Expr norm = tidy.norm(Op.Norm.Kind.FROBENIUS, of);
    return tidy.power(tidy.monomial(norm), Make.number(2));
  }

  private Monomial inner(Expr factor) {
    if (factor.shape().isVector()) {
      return tidy.innerProducts.of(List.of(tidy.transpose(factor.arg(0)), factor.arg(1)));
    }
    return tidy.hasDifferential(factor)
        ? of(tidy.product(List.of(tidy.transpose(factor.arg(0)), factor.arg(1))))
        : reduced(factor);
  }

  private static Monomial reduced(Expr of) {
    return Monomial.scalar(Expr.of(new Op.Reduce(Op.Reduce.Kind.SUM, List.of()), of), ONE);
  }

  /** diag of a vector or of a matrix. */
  Expr diagonal(Operator operator, Expr of) {
    Monomial product = tidy.monomial(of);
    Monomial scalars = product.withChain(List.of());
    List<Expr> chain = product.chain();
    if (chain.isEmpty() || product.isZero()) {
      return operator == Operator.DIAGONAL_MATRIX && !of.shape().isScalar()
          ? org.deriv.rule.Lean.of(operator, List.of(of))
          : of;
    }
    Expr core = Make.product(chain);
    Expr result = operator == Operator.DIAGONAL_MATRIX ? matrix(core) : part(core, chain);
    return tidy.write(scalars.times(tidy.monomial(result)));
  }

  private Expr matrix(Expr vector) {
    return vector.op() instanceof Op.Ones
        ? Make.identity(vector.shape().rows())
        : tidy.roots().matrix(vector).orElseGet(() -> Expr.of(Operator.DIAGONAL_MATRIX, vector));
  }

  private Expr part(Expr matrix, List<Expr> chain) {
    return switch (matrix.op()) {
      case Op.Identity(Dim size) -> Make.ones(Shape.vector(size));
      case Operator.DIAGONAL_MATRIX -> matrix.arg(0);
      case Operator.TRANSPOSE -> part(matrix.arg(0), List.of(matrix.arg(0)));
      default -> partOfProduct(matrix, chain);
    };
  }

  /** diag(a b') = a ⊙ b, and diag(A B') = (A ⊙ B) 1 where something cancels. */
  private Expr partOfProduct(Expr matrix, List<Expr> chain) {
    if (chain.size() == 2 && chain.getFirst().shape().columns().isOne()) {
      return tidy.hadamard(List.of(chain.get(0), tidy.transpose(chain.get(1))));
    }
    Expr plain = Expr.of(Operator.DIAGONAL_PART, matrix);
    if (chain.size() != 2) {
      return plain;
    }
    Expr both = tidy.hadamard(List.of(chain.get(0), tidy.transpose(chain.get(1))));
    Expr sums = tidy.product(List.of(both, Make.ones(Shape.vector(both.shape().columns()))));
    return tidy.order().size(sums) < tidy.order().size(plain) ? sums : plain;
  }
}
