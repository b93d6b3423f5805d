package org.deriv.lang.elaborate;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/** Turns an expression made of integers and integer names into a dimension. */
final class Dims {
  private static final int HIGHEST_POWER = 8;

  private Dims() {}

  /** The dimension, if the expression is a polynomial with integer coefficients in such names. */
  static Optional<Dim> of(Expr expr, Scope scope) {
    Optional<Dim> dim =
        switch (expr.op()) {
          case Op.Number(Rational value) ->
              value.isInt() ? Optional.of(Dim.of(value.intValue())) : Optional.empty();
          case Op.Symbol(String name, Shape shape) ->
              shape.isScalar() ? named(name, scope) : Optional.empty();
          case Operator.ADD -> fold(expr.args(), Dim.of(0), Dim::plus, scope);
          case Operator.PRODUCT -> fold(expr.args(), Dim.ONE, Dim::times, scope);
          case Operator.NEGATE -> of(expr.arg(0), scope).map(of -> of.times(Dim.of(-1)));
          case Operator.POWER -> power(expr, scope);
          default -> Optional.empty();
        };
    return dim.filter(Limits::allow);
  }

  private static Optional<Dim> named(String name, Scope scope) {
    Optional<Declaration> declaration = scope.find(name);
    if (declaration.isEmpty()) {
      return Optional.of(Dim.of(name));
    }
    return switch (declaration.get()) {
      case Declaration.Dimension _ -> Optional.of(Dim.of(name));
      case Declaration.Given(_, _, _, _, Declaration.Domain domain) ->
          domain == Declaration.Domain.REAL ? Optional.empty() : Optional.of(Dim.of(name));
      case Declaration.Let(_, List<String> indices, Expr body) ->
          indices.isEmpty() ? of(body, scope) : Optional.empty();
      case Declaration.Random _,
          Declaration.Unknown _,
          Declaration.Recurrence _,
          Declaration.Result _ ->
          Optional.empty();
    };
  }

  private static Optional<Dim> fold(
      List<Expr> parts, Dim start, java.util.function.BinaryOperator<Dim> with, Scope scope) {
    Optional<Dim> sum = Optional.of(start);
    for (Expr part : parts) {
      sum =
          sum.flatMap(left -> of(part, scope).map(right -> with.apply(left, right)))
              .filter(Limits::allow);
    }
    return sum;
  }

  private static Optional<Dim> power(Expr expr, Scope scope) {
    if (!(expr.arg(1).op() instanceof Op.Number(Rational exponent))
        || !exponent.isInt()
        || exponent.intValue() < 1
        || exponent.intValue() > HIGHEST_POWER) {
      return Optional.empty();
    }
    return fold(
        java.util.Collections.nCopies(exponent.intValue(), expr.arg(0)),
        Dim.ONE,
        Dim::times,
        scope);
  }
}
