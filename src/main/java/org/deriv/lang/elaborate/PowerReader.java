package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Expression;

/** Reads powers. */
final class PowerReader {
  private final ExpressionReader reader;

  PowerReader(ExpressionReader reader) {
    this.reader = reader;
  }

  Optional<Expr> read(Expression.Power node) {
    List<Expression> nodes = List.of(node.base(), node.exponent());
    return reader.readAll(nodes).flatMap(read -> power(node, read.get(0), read.get(1)));
  }

  Optional<Expr> read(Expression.ElementwisePower node) {
    List<Expression> nodes = List.of(node.base(), node.exponent());
    return reader
        .readAll(nodes)
        .flatMap(read -> {
          boolean scalars = read.stream().allMatch(arg -> arg.shape().isScalar());
          return reader.build(
              scalars ? Operator.POWER : Operator.HADAMARD_POWER, read, node, nodes);
        });
  }

  private Optional<Expr> power(Expression.Power node, Expr base, Expr exponent) {
    List<Expression> nodes = List.of(node.base(), node.exponent());
    if (base.shape().isScalar() || !exponent.shape().isScalar() || !base.shape().isSquare()) {
      return reader.build(
          Operator.POWER,
          List.of(base, exponent),
          misfit ->
              Misfits.general(misfit, List.of(base, exponent), node, nodes)
                  .trying(alternatives(node, base, exponent)));
    }
    if (exponent.isNumber(-1)) {
      return Optional.of(Make.inverse(base));
    }
    Context known = reader.scope().context();
    if (!isInteger(exponent) && !isDiagonal(base, known) && !isSemidefinite(base, known)) {
      return reader.report(
          Finding.error(
                  "matrix-power",
                  "only a diagonal or positive definite matrix has a power that is no integer",
                  node.span())
              .label("`" + Wording.of(base) + "` is not known to be either")
              .help("say so: `assume " + Wording.of(base) + " diagonal`"));
    }
    return Optional.of(Expr.of(Operator.POWER, base, exponent));
  }

  private static List<Repair> alternatives(Expression node, Expr base, Expr exponent) {
    List<Repair> repairs = new ArrayList<>();
    if (exponent.isNumber(2)) {
      if (base.shape().rank() <= 2) {
        Fit.transposed(base)
            .flatMap(left -> Fit.product(List.of(left, base)))
            .ifPresent(square -> repairs.add(Repair.of(node, square)));
      }
      if (base.shape().isVector()) {
        Expr norm = Make.power(Make.norm(base), 2);
        repairs.set(0, Repair.of(node, norm).toGive("for the squared length"));
      }
    }
    Fit.of(Operator.HADAMARD_POWER, List.of(base, exponent))
        .ifPresent(
            entries -> repairs.add(Repair.of(node, entries).toGive("for the power of each entry")));
    return repairs;
  }

  /** Whether an exponent may be an integer for all that is declared. */
  private boolean isInteger(Expr exponent) {
    return switch (exponent.op()) {
      case Op.Number(Rational value) -> value.isInteger();
      case Op.Symbol(String name, Shape _) ->
          reader.locals().find(name).isPresent()
              || !(reader.scope().find(name).orElse(null)
                      instanceof Declaration.Given(_, _, _, _, Declaration.Domain domain)
                  && domain == Declaration.Domain.REAL);
      case Operator.ADD, Operator.NEGATE, Operator.PRODUCT ->
          exponent.args().stream().allMatch(this::isInteger);
      case Operator.DIVIDE -> false;
      default -> true;
    };
  }

  /** Whether a matrix is declared positive (semi)definite, or is A'A. */
  private static boolean isSemidefinite(Expr matrix, Context context) {
    boolean gram =
        matrix.is(Operator.PRODUCT)
            && matrix.args().size() == 2
            && matrix.arg(0).equals(Make.transpose(matrix.arg(1)));
    return gram
        || context.states(Property.POSITIVE_DEFINITE, matrix)
        || context.states(Property.POSITIVE_SEMIDEFINITE, matrix);
  }

  /** Whether a matrix is diagonal as it is written or by assumption. */
  static boolean isDiagonal(Expr matrix, Context context) {
    if (context.states(Property.DIAGONAL, matrix) || matrix.shape().isScalar()) {
      return true;
    }
    return switch (matrix.op()) {
      case Operator.DIAGONAL_MATRIX -> true;
      case Op.Identity _ -> true;
      case Operator.INVERSE, Operator.TRANSPOSE, Operator.NEGATE, Operator.POWER ->
          isDiagonal(matrix.arg(0), context);
      case Operator.ADD, Operator.PRODUCT, Operator.HADAMARD, Operator.KRONECKER ->
          matrix.args().stream().allMatch(part -> isDiagonal(part, context));
      case Operator.DIVIDE -> isDiagonal(matrix.arg(0), context);
      case Op.Symbol(String name, Shape _) ->
          context.find(name).orElse(null) instanceof Declaration.Let(_, _, Expr body)
              && isDiagonal(body, context);
      default -> false;
    };
  }
}
