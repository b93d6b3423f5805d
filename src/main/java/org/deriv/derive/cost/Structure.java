package org.deriv.derive.cost;

import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;

/** What of a matrix need not be stored or looked at. */
enum Structure {
  /** Nothing: all entries may matter. */
  FULL,
  /** All but the diagonal is 0. */
  DIAGONAL,
  /** The identity: multiplying by it does nothing. */
  IDENTITY;

  static Structure of(Context context, Expr expr) {
    return switch (expr.op()) {
      case Op.Identity _ -> IDENTITY;
      case Operator.DIAGONAL_MATRIX -> DIAGONAL;
      case Operator.TRANSPOSE, Operator.NEGATE, Operator.POWER, Operator.INVERSE, Operator.DIVIDE ->
          plain(of(context, expr.arg(0)));
      case Op.Symbol _ ->
          context.assumptions().contains(Make.has(Property.DIAGONAL, expr)) ? DIAGONAL : FULL;
      default -> FULL;
    };
  }

  private static Structure plain(Structure of) {
    return of == IDENTITY ? DIAGONAL : of;
  }

  /** Of a product. */
  Structure times(Structure other) {
    return this == IDENTITY
        ? other
        : other == IDENTITY ? this : this == FULL || other == FULL ? FULL : DIAGONAL;
  }
}
