package org.deriv.normal;

import org.deriv.expr.Function;
import org.deriv.expr.Op;

/** The signs that the values of an operator can have whatever its arguments are. */
final class Ranges {
  private Ranges() {}

  static Sign of(Op op) {
    return switch (op) {
      case Op.Apply(Function.Elementary function, int order) -> of(function, order);
      case Op.Norm _ -> Sign.NONNEGATIVE;
      case Op.Softmax _ -> Sign.POSITIVE;
      case Op.Reduce(Op.Reduce.Kind kind, var _) ->
          kind == Op.Reduce.Kind.VARIANCE ? Sign.NONNEGATIVE : Sign.ANY;
      case Op.Ones _, Op.Pi _ -> Sign.POSITIVE;
      case Op.Zeros _ -> Sign.ZERO;
      case Op _ -> Sign.ANY;
    };
  }

  private static Sign of(Function.Elementary function, int order) {
    return switch (function) {
      case EXP -> Sign.POSITIVE;
      case SIGMOID -> order <= 1 ? Sign.POSITIVE : Sign.ANY;
      case SOFTPLUS -> order <= 2 ? Sign.POSITIVE : Sign.ANY;
      case TANH, ERF -> order == 1 ? Sign.POSITIVE : Sign.ANY;
      case RELU -> order <= 1 ? Sign.NONNEGATIVE : Sign.ANY;
      case ABS, STEP, SQRT -> order == 0 ? Sign.NONNEGATIVE : Sign.ANY;
      case LOG, SIGN, SIN, COS, GELU -> Sign.ANY;
    };
  }
}
