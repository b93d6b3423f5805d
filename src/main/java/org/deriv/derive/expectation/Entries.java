package org.deriv.derive.expectation;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.rule.Lean;

/** Entries of tensors that are not random, seen through where that is plain. */
final class Entries {
  private Entries() {}

  static Expr of(Expr tensor, List<Expr> at) {
    if (tensor.shape().isScalar()) {
      return tensor;
    }
    return switch (tensor.op()) {
      case Op.Ones _ -> Make.number(1);
      case Op.Zeros _ -> Make.number(0);
      case Op.Identity _ when at.get(0).equals(at.get(1)) -> Make.number(1);
      case Operator.NEGATE -> Make.negate(of(tensor.arg(0), at));
      case Operator operator when operator == Operator.TRANSPOSE && at.size() == 1 ->
          of(tensor.arg(0), at);
      case Operator.TRANSPOSE -> of(tensor.arg(0), at.reversed());
      case Operator.PRODUCT -> scaled(tensor, at).orElseGet(() -> Make.entry(tensor, at));
      case Operator.DIVIDE -> Make.divide(of(tensor.arg(0), at), tensor.arg(1));
      default -> Make.entry(tensor, at);
    };
  }

  /** The entry of a number times one tensor. */
  private static Optional<Expr> scaled(Expr product, List<Expr> at) {
    List<Expr> tensors =
        product.args().stream().filter(factor -> !factor.shape().isScalar()).toList();
    if (tensors.size() != 1) {
      return Optional.empty();
    }
    return Optional.of(
        Lean.product(
            product.args().stream()
                .map(factor -> factor.shape().isScalar() ? factor : of(factor, at))
                .toList()));
  }
}
