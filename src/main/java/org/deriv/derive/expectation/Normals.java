package org.deriv.derive.expectation;

import java.util.Optional;
import java.util.function.Function;
import org.deriv.expr.Expr;
import org.deriv.expr.Function.Elementary;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.rule.Knowledge;

/** Expectations of functions of one normal number, and its distribution function. */
final class Normals {
  private static final Expr HALF = Make.number(Rational.of(1, 2));
  private final Chance chance;
  private final Knowledge knowledge;
  private final Function<Expr, Expr> mean;
  private final Function<Expr, Expr> variance;

  /**
   * @param mean the expectation of a scalar
   * @param variance the variance of a scalar
   */
  Normals(
      Chance chance,
      Knowledge knowledge,
      Function<Expr, Expr> mean,
      Function<Expr, Expr> variance) {
    this.chance = chance;
    this.knowledge = knowledge;
    this.mean = mean;
    this.variance = variance;
  }

  /** E[f(u)^power] of a number u that is normal, for the derivative f of an order of a function. */
  Optional<Expr> of(Elementary function, int order, int power, Expr inner) {
    Expr m = mean.apply(inner);
    Expr v = variance.apply(inner);
    if (order == 1 && function == Elementary.RELU) {
      return upper(m, v).map(found -> noted("normal-step", found));
    }
    if (order != 0) {
      return Optional.empty();
    }
    return switch (function) {
      case RELU ->
          power == 1
              ? rectified(m, v).map(found -> noted("normal-relu", found))
              : power == 2
                  ? rectifiedSquare(m, v).map(found -> noted("normal-relu-square", found))
                  : Optional.empty();
      case ABS ->
          power == 1 ? size(m, v).map(found -> noted("normal-absolute", found)) : Optional.empty();
      case SIGN ->
          power == 1 && isPositive(v)
              ? Optional.of(noted("normal-sign", erf(m, Make.product(Make.number(2), v))))
              : Optional.empty();
      case STEP -> upper(m, v).map(found -> noted("normal-step", found));
      case ERF -> {
        Expr scale = Make.sum(Make.number(1), Make.product(Make.number(2), v));
        yield power == 1
            ? Optional.of(noted("normal-error-function", erf(m, scale)))
            : Optional.empty();
      }
      case SIN -> power == 1 ? wave(Elementary.SIN, "normal-sine", m, v) : Optional.empty();
      case COS -> power == 1 ? wave(Elementary.COS, "normal-cosine", m, v) : Optional.empty();
      case EXP, LOG, SQRT, TANH, SIGMOID, SOFTPLUS, GELU -> Optional.empty();
    };
  }

  private Expr noted(String rule, Expr found) {
    chance.note(rule);
    return found;
  }

  /** P[u > 0] of a number that is normal. */
  Optional<Expr> upper(Expr m, Expr v) {
    if (!isPositive(v)) {
      return Optional.empty();
    }
    return Optional.of(isZero(m) ? HALF : above(m, v));
  }

  private Expr above(Expr m, Expr v) {
    return Make.product(HALF, Make.sum(Make.number(1), erf(m, Make.product(Make.number(2), v))));
  }

  private static Expr erf(Expr m, Expr square) {
    return Make.apply(Elementary.ERF, Make.divide(m, Make.apply(Elementary.SQRT, square)));
  }

  private static Optional<Expr> none() {
    return Optional.empty();
  }

  private Optional<Expr> wave(Elementary function, String rule, Expr m, Expr v) {
    Expr damping = Make.apply(Elementary.EXP, Make.negate(Make.divide(v, Make.number(2))));
    if (isZero(m)) {
      return Optional.of(noted(rule, function == Elementary.SIN ? Make.number(0) : damping));
    }
    return Optional.of(noted(rule, Make.product(Make.apply(function, m), damping)));
  }

  /** √(v/2π) exp(-m²/2v). */
  private static Expr edge(Expr m, Expr v) {
    Expr exponent = Make.negate(Make.divide(Make.power(m, 2), Make.product(Make.number(2), v)));
    return Make.product(root(v), Make.apply(Elementary.EXP, exponent));
  }

  private static Expr root(Expr v) {
    Expr turn = Make.product(Make.number(2), Expr.of(new Op.Pi()));
    return Make.apply(Elementary.SQRT, Make.divide(v, turn));
  }

  /** m Φ(m/s) + s φ(m/s). */
  private Optional<Expr> rectified(Expr m, Expr v) {
    if (isZero(m)) {
      return Optional.of(root(v));
    }
    return isPositive(v) ? Optional.of(Make.sum(Make.product(m, above(m, v)), edge(m, v))) : none();
  }

  /** (m² + v) Φ(m/s) + m s φ(m/s). */
  private Optional<Expr> rectifiedSquare(Expr m, Expr v) {
    if (isZero(m)) {
      return Optional.of(Make.product(HALF, v));
    }
    Expr square = Make.sum(Make.power(m, 2), v);
    return isPositive(v)
        ? Optional.of(Make.sum(Make.product(square, above(m, v)), Make.product(m, edge(m, v))))
        : none();
  }

  /** m erf(m/√2v) + 2 s φ(m/s). */
  private Optional<Expr> size(Expr m, Expr v) {
    if (isZero(m)) {
      return Optional.of(
          Make.apply(
              Elementary.SQRT, Make.divide(Make.product(Make.number(2), v), Expr.of(new Op.Pi()))));
    }
    Expr first = Make.product(m, erf(m, Make.product(Make.number(2), v)));
    return isPositive(v)
        ? Optional.of(Make.sum(first, Make.product(Make.number(2), edge(m, v))))
        : none();
  }

  boolean isZero(Expr expr) {
    return knowledge.holds(Make.compare(Relation.EQUAL, expr, Make.number(0)))
        || Zeros.isZero(expr);
  }

  private boolean isPositive(Expr expr) {
    return knowledge.holds(Make.compare(Relation.GREATER, expr, Make.number(0)));
  }
}
