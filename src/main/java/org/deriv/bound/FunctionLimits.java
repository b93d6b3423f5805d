package org.deriv.bound;

import java.util.function.Predicate;
import org.deriv.bound.LimitLaws.Value;
import org.deriv.bound.LimitLaws.Value.Finite;
import org.deriv.bound.LimitLaws.Value.Infinite;
import org.deriv.bound.LimitLaws.Value.Unknown;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;

/** Limits of the functions of one real variable. */
final class FunctionLimits {
  private FunctionLimits() {}

  /** A continuous function takes its limit at the limit. */
  static Value at(Function.Elementary function, Expr value, Predicate<Expr> isPositive) {
    return switch (function) {
      case EXP, SIN, COS, TANH, SIGMOID, RELU, SOFTPLUS, ERF, GELU, ABS ->
          new Finite(Make.apply(function, value));
      case LOG, SQRT ->
          isPositive.test(value) ? new Finite(Make.apply(function, value)) : new Unknown();
      case SIGN, STEP -> new Unknown();
    };
  }

  /** Where the argument leaves all bounds, of a sign. */
  static Value far(Function.Elementary function, int sign) {
    Expr zero = Make.number(0);
    return switch (function) {
      case EXP, SOFTPLUS, RELU, GELU -> sign > 0 ? new Infinite(1) : new Finite(zero);
      case LOG, SQRT -> sign > 0 ? new Infinite(1) : new Unknown();
      case ABS -> new Infinite(1);
      case TANH, ERF -> new Finite(Make.number(sign));
      case SIGMOID -> new Finite(sign > 0 ? Make.number(1) : zero);
      case SIN, COS, SIGN, STEP -> new Unknown();
    };
  }
}
