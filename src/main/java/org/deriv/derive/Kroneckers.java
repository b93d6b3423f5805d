package org.deriv.derive;

import java.util.List;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.rule.Lean;

/** Kronecker products: scalars are taken out, and of identities it is one. */
final class Kroneckers {
  private final Tidy tidy;

  Kroneckers(Tidy tidy) {
    this.tidy = tidy;
  }

  /** The Kronecker product of tidy factors. */
  Expr of(List<Expr> args) {
    List<Monomial> factors = args.stream().map(tidy::monomial).toList();
    if (factors.stream().anyMatch(f -> f.isZero() || f.chain().isEmpty())) {
      return Lean.of(Operator.KRONECKER, args);
    }
    Monomial scalars = Monomial.ONE;
    for (Monomial factor : factors) {
      scalars = scalars.times(factor.withChain(List.of()));
    }
    List<Expr> cores =
        factors.stream().map(f -> tidy.write(Monomial.ONE.withChain(f.chain()))).toList();
    Expr product = Expr.of(Operator.KRONECKER, cores);
    boolean identity = cores.stream().allMatch(core -> core.op() instanceof Op.Identity);
    Expr core = identity ? Make.identity(product.shape().rows()) : product;
    return tidy.write(scalars.times(Monomial.tensor(core)));
  }
}
