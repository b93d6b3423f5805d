package org.deriv.derive;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;

/** Functions of one real variable, where their argument makes them simpler. */
final class Functions {
  private final Tidy tidy;

  Functions(Tidy tidy) {
    this.tidy = tidy;
  }

  Expr apply(Function function, int order, Expr of) {
    Expr plain = Make.apply(function, order, of);
    if (order > 0 || !(function instanceof Function.Elementary elementary)) {
      return plain;
    }
    if (of.op() instanceof Op.Number(Rational value)) {
      return number(elementary, value).orElse(plain);
    }
    return switch (elementary) {
      case EXP -> exponential(of).orElse(plain);
      case LOG -> isPlain(Function.Elementary.EXP, of) ? of.arg(0) : logarithm(plain, of);
      case SQRT -> of.shape().isScalar() ? tidy.write(tidy.monomial(plain)) : plain;
      default -> plain;
    };
  }

  /** The value at a number, where it is one that everyone knows. */
  private Optional<Expr> number(Function.Elementary function, Rational at) {
    boolean zero = at.isZero();
    Optional<Expr> known =
        switch (function) {
          case EXP, COS -> zero ? Optional.of(Make.number(1)) : Optional.empty();
          case SIN, TANH, ERF, GELU -> zero ? Optional.of(Make.number(0)) : Optional.empty();
          case SIGMOID -> zero ? Optional.of(Make.number(Rational.of(1, 2))) : Optional.empty();
          case SOFTPLUS ->
              zero
                  ? Optional.of(Make.apply(Function.Elementary.LOG, Make.number(2)))
                  : Optional.empty();
          case LOG -> at.isOne() ? Optional.of(Make.number(0)) : Optional.empty();
          case SQRT ->
              Optional.of(tidy.write(tidy.monomial(Make.apply(function, Make.number(at)))));
          case ABS -> Optional.of(Make.number(at.signum() < 0 ? at.negate() : at));
          case RELU -> Optional.of(Make.number(at.signum() < 0 ? Rational.ZERO : at));
          case SIGN -> Optional.of(Make.number(at.signum()));
          case STEP -> zero ? Optional.empty() : Optional.of(Make.number(at.signum() < 0 ? 0 : 1));
        };
    return known;
  }

  private static boolean isPlain(Function.Elementary wanted, Expr of) {
    return of.op() instanceof Op.Apply(Function function, int order)
        && function == wanted
        && order == 0;
  }

  /** exp(c log x) is a power of x, a positive number. */
  private Optional<Expr> exponential(Expr of) {
    if (isPlain(Function.Elementary.LOG, of)) {
      return Optional.of(of.arg(0));
    }
    if (!of.shape().isScalar()) {
      return NormalizedExponent.softmax(of);
    }
    Monomial exponent = tidy.monomial(of);
    List<Expr> factors = List.copyOf(exponent.powers().keySet());
    boolean one =
        exponent.chain().isEmpty()
            && factors.size() == 1
            && exponent.powers().containsValue(Make.number(1))
            && isPlain(Function.Elementary.LOG, factors.getFirst());
    return one
        ? Optional.of(tidy.power(factors.getFirst().arg(0), Make.number(exponent.coefficient())))
        : Optional.empty();
  }

  /** log(1/x) is -log(x), which is defined where it is. */
  private Expr logarithm(Expr plain, Expr of) {
    if (of.is(Operator.DIVIDE) && of.arg(0).isNumber(1)) {
      return tidy.of(Make.negate(Make.apply(Function.Elementary.LOG, of.arg(1))));
    }
    return of.is(Operator.DETERMINANT) ? Expr.of(Operator.LOG_DETERMINANT, of.arg(0)) : plain;
  }
}
