package org.deriv.derive;

import java.util.ArrayList;
import java.util.List;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/** An entry of a sum, multiple, entrywise product …: the same of entries. */
final class EntriesOf {
  private final Tidy tidy;

  EntriesOf(Tidy tidy) {
    this.tidy = tidy;
  }

  Expr of(Expr tensor, List<Expr> indices) {
    Monomial product = tidy.monomial(tensor);
    boolean scaled = !product.coefficient().isOne() || !product.powers().isEmpty();
    if (scaled && !product.chain().isEmpty() && !product.isZero()) {
      Expr inner = of(tidy.write(product.core().withPowers(java.util.Map.of())), indices);
      return tidy.product(List.of(tidy.write(product.withChain(List.of())), inner));
    }
    return switch (tensor.op()) {
      case Op.Ones _ -> Make.number(1);
      case Op.Zeros _ -> Make.number(0);
      case Operator.ADD -> tidy.sum(tensor.args().stream().map(arg -> of(arg, indices)).toList());
      case Operator.HADAMARD ->
          tidy.product(tensor.args().stream().map(arg -> of(arg, indices)).toList());
      case Op.Apply _ -> tidy.of(Expr.of(tensor.op(), of(tensor.arg(0), indices)));
      case Op.Fold fold when fold.kind() == Op.Fold.Kind.SUM && isFree(indices, fold) -> {
        List<Expr> args = new ArrayList<>(tensor.args());
        args.set(args.size() - 1, of(args.getLast(), indices));
        yield tidy.of(Expr.of(fold, args));
      }
      default -> Make.entry(tensor, indices);
    };
  }

  private static boolean isFree(List<Expr> indices, Op.Fold fold) {
    org.deriv.expr.Names names = new org.deriv.expr.Names();
    return indices.stream().noneMatch(index -> names.free(index).contains(fold.index()));
  }
}
