package org.deriv.derive.cost;

import java.util.List;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/**
 * Scalar operations of a single operator, its arguments being at hand: additions, multiplications,
 * divisions, comparisons and elementary functions count 1, changes of sign and mere moves nothing.
 */
final class Effort {
  /** How the zeros of diagonal matrices are treated. */
  enum Zeros {
    /** They are not looked at. */
    SKIPPED,
    /** They are stored and multiplied like other numbers. */
    STORED
  }

  private final Context context;
  private final Zeros zeros;

  Effort(Context context, Zeros zeros) {
    this.context = context;
    this.zeros = zeros;
  }

  private Structure structure(Expr expr) {
    return zeros == Zeros.SKIPPED ? Structure.of(context, expr) : Structure.FULL;
  }

  /** What applying the operator costs. */
  Count of(Expr expr) {
    List<Expr> args = expr.args();
    return switch (expr.op()) {
      case Operator operator -> of(operator, expr);
      case Op.Apply _, Op.Call _ -> Sizes.of(expr);
      case Op.Norm(Op.Norm.Kind kind) ->
          switch (kind) {
            case TWO, NUCLEAR ->
                args.getFirst().shape().isMatrix() && !isLine(args.getFirst().shape())
                    ? cube(args.getFirst().shape())
                    : Sizes.of(args.getFirst()).times(2);
            case FROBENIUS, ONE, INFINITY -> Sizes.of(args.getFirst()).times(2);
          };
      case Op.Reduce(Op.Reduce.Kind kind, List<Integer> _) -> {
        Count size = Sizes.of(args.getFirst());
        yield switch (kind) {
          case SUM, MAX, MIN -> size.minus(Sizes.of(expr));
          case MEAN -> size;
          case VARIANCE -> size.times(4);
        };
      }
      case Op.Softmax _ -> Sizes.of(expr).times(3);
      case Op.LogSumExp _ -> Sizes.of(args.getFirst()).times(2);
      case Op.Compare _ -> Sizes.of(args.getFirst());
      case Op.Number _,
          Op.Symbol _,
          Op.Pi _,
          Op.Infinity _,
          Op.Ones _,
          Op.Zeros _,
          Op.Identity _,
          Op.Basis _,
          Op.Term _,
          Op.Slice _,
          Op.Literal _,
          Op.Block _,
          Op.Fold _,
          Op.TupleFold _,
          Op.Has _ ->
          Count.ZERO;
      case Op.Integral _, Op.Limit _, Op.Moment _, Op.Distribution _ ->
          throw new Unpriced("`" + expr + "` is not evaluated in finitely many operations");
    };
  }

  private Count of(Operator operator, Expr expr) {
    List<Expr> args = expr.args();
    Count size = Sizes.of(expr);
    return switch (operator) {
      case ADD -> sum(expr);
      case HADAMARD, MAXIMUM, MINIMUM -> size.times(args.size() - 1L);
      case HADAMARD_DIVIDE, AND, OR, NOT -> size;
      case DIVIDE -> structure(args.getFirst()) == Structure.FULL ? size : Sizes.rows(expr.shape());
      case PRODUCT -> product(args);
      case KRONECKER -> size;
      case POWER -> power(expr);
      case HADAMARD_POWER -> size.times(multiplications(args.get(1)));
      case INVERSE, PSEUDO_INVERSE ->
          structure(args.getFirst()) == Structure.DIAGONAL
              ? Sizes.rows(expr.shape())
              : cube(args.getFirst().shape()).times(2);
      case DETERMINANT, LOG_DETERMINANT, RANK, EIGENVALUE_MAX, EIGENVALUE_MIN ->
          cube(args.getFirst().shape());
      case TRACE -> trace(args.getFirst());
      case NEGATE, TRANSPOSE, DIAGONAL_MATRIX, DIAGONAL_PART, VEC, ENTRY, CASES, AT -> Count.ZERO;
      case GRADIENT, JACOBIAN, HESSIAN, DERIVATIVE, DIFFERENTIAL, VJP, JVP ->
          throw new Unpriced("`" + expr + "` could not be worked out");
      case KL, ENTROPY, LOG_DENSITY ->
          throw new Unpriced("`" + expr + "` is not evaluated in finitely many operations");
    };
  }

  private Count sum(Expr sum) {
    Count cost = Count.ZERO;
    List<Expr> args = sum.args();
    for (Expr arg : args.subList(1, args.size())) {
      boolean few =
          structure(arg) != Structure.FULL || structure(args.getFirst()) != Structure.FULL;
      cost = cost.plus(few ? Sizes.rows(sum.shape()) : Sizes.of(sum));
    }
    return cost;
  }

  private Count product(List<Expr> args) {
    Count cost = Count.ZERO;
    Shape shape = args.getFirst().shape();
    Structure structure = structure(args.getFirst());
    for (Expr arg : args.subList(1, args.size())) {
      Structure other = structure(arg);
      cost = cost.plus(Sizes.product(shape, structure, arg.shape(), other));
      structure = structure.times(other);
      shape =
          shape.isScalar()
              ? arg.shape()
              : arg.shape().isScalar() ? shape : Shape.of(shape.rows(), arg.shape().columns());
      shape = shape.size().isOne() ? Shape.SCALAR : shape;
    }
    return cost;
  }

  /** Of a product only the diagonal is needed: a sum over all entries of one factor. */
  private Count trace(Expr of) {
    if (zeros == Zeros.SKIPPED && isPair(of)) {
      return Sizes.of(of.arg(0)).times(2).minus(Count.ONE);
    }
    return Sizes.rows(of.shape()).minus(Count.ONE);
  }

  /** Whether an operator looks at a part of its argument only, a product of two matrices. */
  static boolean isPair(Expr expr) {
    return expr.is(Operator.PRODUCT)
        && expr.args().size() == 2
        && expr.args().stream().noneMatch(arg -> arg.shape().isScalar());
  }

  private Count power(Expr power) {
    long times = multiplications(power.arg(1));
    boolean inverted =
        power.arg(1).op() instanceof Op.Number(Rational exponent) && exponent.signum() < 0;
    if (power.shape().isScalar()) {
      boolean norm = power.arg(0).op() instanceof Op.Norm && power.arg(1).isNumber(2);
      return Count.of(norm ? 0 : Math.max(1, times));
    }
    if (structure(power.arg(0)) != Structure.FULL) {
      return Sizes.rows(power.shape()).times(Math.max(1, times));
    }
    return cube(power.shape()).times(2 * (times + (inverted ? 1 : 0)));
  }

  /** By repeated squaring; another power is one call. */
  private static long multiplications(Expr exponent) {
    if (exponent.op() instanceof Op.Number(Rational value) && value.isInt()) {
      int size = Math.abs(value.intValue());
      long squares = size == 0 ? 0 : 31 - Integer.numberOfLeadingZeros(size);
      int division = value.signum() < 0 ? 1 : 0;
      return squares + Math.max(0, Integer.bitCount(size) - 1) + division;
    }
    return 1;
  }

  private static boolean isLine(Shape shape) {
    return shape.rows().isOne() || shape.columns().isOne();
  }

  private static Count cube(Shape shape) {
    Count rows = Sizes.rows(shape);
    return rows.times(rows).times(Sizes.columns(shape));
  }

  /**
   * What passing adjoints back through the operator costs, to the arguments of these that matter:
   * for a product two products of the same sizes, else at most a multiplication and an addition for
   * each operation.
   */
  Count back(Expr expr, List<Expr> active) {
    Count cost = Count.ZERO;
    if (expr.is(Operator.PRODUCT) && expr.args().size() == 2) {
      Expr left = expr.arg(0);
      Expr right = expr.arg(1);
      if (left.shape().isScalar() || right.shape().isScalar()) {
        return Sizes.of(expr).times(2L * active.size());
      }
      if (active.contains(left)) {
        cost = cost.plus(pulled(expr.shape(), right.shape().transposed(), left.shape()));
      }
      return active.contains(right)
          ? cost.plus(pulled(left.shape().transposed(), expr.shape(), right.shape()))
          : cost;
    }
    for (Expr arg : active) {
      cost = cost.plus(Sizes.of(arg));
    }
    return cost.plus(of(expr).times(active.size()));
  }

  /** A product and its addition to an adjoint. */
  private static Count pulled(Shape left, Shape right, Shape to) {
    boolean scale = left.isScalar() || right.isScalar();
    Count inner = scale ? Count.ONE : Sizes.columns(left);
    return Sizes.of(to).times(inner).times(2);
  }
}
