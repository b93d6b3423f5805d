package org.deriv.derive.recurrence;

import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.normal.recurrence.Linear;

/**
 * What is differentiated by, where derivatives are carried forwards: all entries of a variable, or
 * a direction in which it varies.
 *
 * @param operator {@code jac}, {@code jvp} or {@code diff}
 * @param along the direction of a {@code jvp}
 */
record Direction(Operator operator, Expr variable, Optional<Expr> along) {
  /** That of a derivative. */
  static Optional<Direction> of(Expr derivative) {
    return switch (derivative.op()) {
      case Operator.JACOBIAN, Operator.DERIVATIVE ->
          Optional.of(
              new Direction((Operator) derivative.op(), derivative.arg(0), Optional.empty()));
      case Operator.JVP ->
          Optional.of(
              new Direction(Operator.JVP, derivative.arg(0), Optional.of(derivative.arg(2))));
      default -> Optional.empty();
    };
  }

  /** The derivative of a quantity, as an author writes it. */
  Expr derivative(Expr quantity) {
    return along
        .map(it -> Expr.of(operator, variable, quantity, it))
        .orElseGet(() -> Expr.of(operator, variable, quantity));
  }

  /** The derivative of a term, as a term of a sequence of its own. */
  Expr tangent(String name, Expr term) {
    String own = sequence(name);
    Expr whole = derivative(term);
    return term.args().isEmpty()
        ? Make.symbol(own, whole.shape())
        : Expr.of(new Op.Term(own, whole.shape()), term.args());
  }

  /** The name of the derivatives of a sequence. */
  String sequence(String name) {
    String of = operator + "~" + name + "~" + variable + along.map(it -> "~" + it).orElse("");
    return of.replace(' ', '_');
  }

  /** The derivative of an expression by the way of a part of it. */
  Optional<Expr> through(Differentiation calculus, Expr whole, Expr part, Expr tangent) {
    if (operator != Operator.JACOBIAN) {
      return calculus.pushforward(whole, part, tangent).map(Differentiation.Partial::value);
    }
    return calculus.jacobian(whole, part).map(it -> Make.product(it.value(), tangent));
  }

  /** The derivative of an expression by the variable itself, where that is a part of it. */
  Optional<Expr> direct(Differentiation calculus, Expr whole, Expr part) {
    return switch (operator) {
      case JACOBIAN -> calculus.jacobian(whole, part).map(Differentiation.Partial::value);
      case JVP ->
          calculus
              .pushforward(whole, part, along.orElseThrow())
              .map(Differentiation.Partial::value);
      default ->
          calculus.pushforward(whole, part, Make.number(1)).map(Differentiation.Partial::value);
    };
  }

  /** The derivative of the variable by itself. */
  Expr own() {
    return switch (operator) {
      case JACOBIAN ->
          variable.shape().isScalar()
              ? Make.number(1)
              : Make.identity(derivative(variable).shape().rows());
      case JVP -> along.orElseThrow();
      default -> Make.number(1);
    };
  }

  /** The one time at which the variable is a term of a sequence. */
  Optional<Linear> time() {
    return variable.op() instanceof Op.Term && variable.args().size() == 1
        ? Optional.of(Linear.of(variable.arg(0)))
        : Optional.empty();
  }

  /** The name of the variable, or of the sequence that it is a term of. */
  String name() {
    return variable.op() instanceof Op.Term(String name, var _) ? name : variable.toString();
  }

  /** Whether derivatives of a quantity of this shape are tensors that can be written. */
  boolean fits(Expr quantity) {
    return operator != Operator.JACOBIAN || quantity.shape().rank() <= 1;
  }
}
