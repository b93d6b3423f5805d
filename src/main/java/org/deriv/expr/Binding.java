package org.deriv.expr;

/** How tightly what is written binds, loosest first. */
final class Binding {
  static final int RELATION = 0;
  static final int SUM = 1;
  static final int FOLD = 2;
  static final int PRODUCT = 3;
  static final int SIGNED = 4;
  static final int PREFIX = 5;
  static final int POWER = 6;
  static final int POSTFIX = 7;

  private Binding() {}

  static int of(Expr expr) {
    return switch (expr.op()) {
      case Operator operator ->
          switch (operator) {
            case ADD -> SUM;
            case NEGATE -> SIGNED;
            case PRODUCT, DIVIDE, HADAMARD, HADAMARD_DIVIDE, KRONECKER -> PRODUCT;
            case POWER, HADAMARD_POWER, INVERSE -> POWER;
            case GRADIENT, JACOBIAN, HESSIAN, DERIVATIVE -> PREFIX;
            case AND, OR, NOT, AT -> RELATION;
            default -> POSTFIX;
          };
      case Op.Number(Rational value) ->
          !value.isInteger() ? PRODUCT : value.signum() < 0 ? SIGNED : POSTFIX;
      case Op.Call(FunctionSymbol _, java.util.List<Integer> slots) ->
          slots.isEmpty() ? POSTFIX : PREFIX;
      case Op.Compare _, Op.Has _ -> RELATION;
      case Op.Fold _, Op.TupleFold _, Op.Integral _ -> FOLD;
      case Op.Limit _ -> RELATION;
      default -> POSTFIX;
    };
  }
}
