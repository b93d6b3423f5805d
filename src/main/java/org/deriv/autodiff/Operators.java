package org.deriv.autodiff;

import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.deriv.expr.Expr;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/** The plain operators by their definitions in terms of entries. */
final class Operators {
  private final Builder builder;
  private final Scalars scalars;
  private final GridMath math;
  private final Determinants determinants;
  private final Spectrum spectrum;
  private final Calculus calculus;
  private final Pieces pieces;

  Operators(Builder builder) {
    this.builder = builder;
    this.scalars = builder.scalars();
    this.math = new GridMath(scalars);
    this.determinants = new Determinants(scalars);
    this.spectrum = new Spectrum(scalars);
    this.calculus = new Calculus(builder);
    this.pieces = new Pieces(builder);
  }

  Grid build(Operator operator, Expr expr, Scope scope) {
    return switch (operator) {
      case ADD -> reduce(expr, scope, scalars::add);
      case HADAMARD -> reduce(expr, scope, scalars::multiply);
      case MAXIMUM -> reduce(expr, scope, scalars::max);
      case MINIMUM -> reduce(expr, scope, scalars::min);
      case HADAMARD_DIVIDE -> reduce(expr, scope, scalars::divide);
      case AND -> reduce(expr, scope, scalars::and);
      case OR -> reduce(expr, scope, scalars::or);
      case NOT -> first(expr, scope).map(scalars::not);
      case NEGATE -> first(expr, scope).map(scalars::negate);
      case PRODUCT -> product(expr, scope);
      case DIVIDE -> {
        int divisor = second(expr, scope).only();
        yield first(expr, scope).map(cell -> scalars.divide(cell, divisor));
      }
      case KRONECKER ->
          expr.args().stream()
              .map(arg -> builder.build(arg, scope))
              .reduce(math::kronecker)
              .orElseThrow();
      case POWER -> power(first(expr, scope), second(expr, scope).only());
      case HADAMARD_POWER -> {
        Grid exponent = second(expr, scope);
        Grid base = first(expr, scope);
        yield exponent.isScalar()
            ? base.map(cell -> scalars.power(cell, exponent.only()))
            : base.zip(exponent, scalars::power);
      }
      case TRANSPOSE -> first(expr, scope).transposed();
      case INVERSE -> inverse(first(expr, scope));
      case PSEUDO_INVERSE -> pseudoInverse(first(expr, scope));
      case TRACE -> Grid.scalar(math.trace(first(expr, scope)));
      case DETERMINANT -> Grid.scalar(determinants.determinant(first(expr, scope)));
      case LOG_DETERMINANT ->
          Grid.scalar(scalars.unary(Opcode.LOG, determinants.determinant(first(expr, scope))));
      case DIAGONAL_MATRIX -> math.diagonalMatrix(first(expr, scope));
      case DIAGONAL_PART -> math.diagonalPart(first(expr, scope));
      case VEC -> math.vec(first(expr, scope));
      case RANK -> {
        Grid of = first(expr, scope);
        yield Grid.scalar(scalars.rank(of.rows(), of.list()));
      }
      case EIGENVALUE_MAX -> Grid.scalar(spectrum.largest(first(expr, scope)));
      case EIGENVALUE_MIN -> Grid.scalar(spectrum.smallest(first(expr, scope)));
      case ENTRY -> pieces.entry(expr.args(), scope);
      case CASES -> cases(expr, scope);
      case GRADIENT -> calculus.gradient(expr.arg(0), expr.arg(1), scope);
      case JACOBIAN -> calculus.jacobian(expr.arg(0), expr.arg(1), scope);
      case HESSIAN -> calculus.hessian(expr.arg(0), expr.arg(1), scope);
      case DERIVATIVE -> calculus.jacobian(expr.arg(0), expr.arg(1), scope);
      case DIFFERENTIAL -> calculus.differential(expr.args(), scope);
      case VJP -> calculus.pullback(expr.args(), scope);
      case JVP -> calculus.pushforward(expr.args(), scope);
      case AT -> calculus.at(expr.args(), scope);
      case KL, ENTROPY, LOG_DENSITY -> new ChanceDensities(builder).build(operator, expr, scope);
    };
  }

  private Grid first(Expr expr, Scope scope) {
    return builder.build(expr.arg(0), scope);
  }

  private Grid second(Expr expr, Scope scope) {
    return builder.build(expr.arg(1), scope);
  }

  private Grid reduce(Expr expr, Scope scope, IntBinaryOperator operation) {
    Grid result = first(expr, scope);
    for (Expr arg : expr.args().subList(1, expr.args().size())) {
      result = result.zip(builder.build(arg, scope), operation);
    }
    return result;
  }

  /** From left to right; where the shape so far is a scalar, it scales what follows. */
  private Grid product(Expr expr, Scope scope) {
    Shape shape = Shape.SCALAR;
    Grid result = Grid.scalar(scalars.number(1));
    for (Expr arg : expr.args()) {
      Grid factor = builder.build(arg, scope);
      result = math.product(result, factor);
      shape =
          shape.isScalar() || arg.shape().isScalar()
              ? shape.isScalar() ? arg.shape() : shape
              : Shape.of(shape.rows(), arg.shape().columns());
      result = result.as(builder.world().dims(shape));
    }
    return result;
  }

  private Grid inverse(Grid of) {
    return of.isScalar() ? of.map(cell -> scalars.power(cell, -1L)) : determinants.inverse(of);
  }

  /** By the formula for full rank where the matrix has it at random points, else by eigenvalues. */
  private Grid pseudoInverse(Grid of) {
    boolean anywhere = builder.world().points() == World.Points.ALL;
    if (anywhere || !GenericRank.isFull(scalars.tape(), of)) {
      return spectrum.pseudoInverse(of);
    }
    builder.genericOnly();
    return spectrum.pseudoInverseOfFullRank(of);
  }

  private Grid power(Grid base, int exponent) {
    if (base.isScalar()) {
      return base.map(cell -> scalars.power(cell, exponent));
    }
    Tape tape = scalars.tape();
    if (tape.isConstant(exponent) && tape.constant(exponent).isInt()) {
      Rational value = tape.constant(exponent);
      return math.power(base, value.intValue());
    }
    if (math.isDiagonal(base)) {
      return Grid.matrix(
          base.rows(),
          base.rows(),
          (i, j) -> i == j ? scalars.power(base.at(i, i), exponent) : scalars.number(0));
    }
    if (isSymmetric(base)) {
      return spectrum.power(base, exponent);
    }
    throw Refusal.unknown("a power of a matrix that is neither diagonal nor symmetric");
  }

  private boolean isSymmetric(Grid of) {
    return IntStream.range(0, of.rows())
        .allMatch(
            i -> IntStream.range(0, i).allMatch(j -> source(of.at(i, j)) == source(of.at(j, i))));
  }

  private int source(int cell) {
    Opcode code = scalars.tape().code(cell);
    boolean copy = code == Opcode.GIVEN || code == Opcode.VARIABLE;
    return copy ? source(scalars.tape().a(cell)) : cell;
  }

  /**
   * The first value whose condition holds; a value whose condition is known to fail is not built.
   */
  private Grid cases(Expr expr, Scope scope) {
    return cases(expr.args(), scope);
  }

  private Grid cases(List<Expr> args, Scope scope) {
    if (args.size() == 1) {
      return builder.build(args.getFirst(), scope);
    }
    int condition = builder.cell(args.getFirst(), scope);
    List<Expr> rest = args.subList(2, args.size());
    if (scalars.tape().isConstant(condition)) {
      return scalars.isZero(condition) ? cases(rest, scope) : builder.build(args.get(1), scope);
    }
    return builder
        .build(args.get(1), scope)
        .zip(cases(rest, scope), (then, other) -> scalars.select(condition, then, other));
  }
}
