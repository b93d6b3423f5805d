package org.deriv.derive;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.rule.Knowledge;
import org.deriv.rule.Lean;

/** Norms of what is tidy. */
final class Norms {
  private static final Expr ONE = Make.number(1);
  private final Tidy tidy;
  private final Knowledge knowledge;
  private final Sums sums;

  Norms(Tidy tidy, Knowledge knowledge, Sums sums) {
    this.tidy = tidy;
    this.knowledge = knowledge;
    this.sums = sums;
  }

  /** The squared 2-norm of a column. */
  Monomial squared(Expr column) {
    return tidy.power(tidy.monomial(of(Op.Norm.Kind.TWO, column)), Make.number(2));
  }

  /** A norm; a number or a positive scalar comes out, and a sum stands in its preferred sign. */
  Expr of(Op.Norm.Kind kind, Expr of) {
    if (Lean.isZero(of)) {
      return Make.number(0);
    }
    Monomial inside = tidy.monomial(of);
    Monomial outside =
        Monomial.number(
            inside.coefficient().signum() < 0
                ? inside.coefficient().negate()
                : inside.coefficient());
    Map<Expr, Expr> kept = new LinkedHashMap<>();
    Map<Expr, Expr> out = new LinkedHashMap<>();
    inside
        .powers()
        .forEach((base, exponent) ->
            (knowledge.holds(Powers.positive(base)) ? out : kept).put(base, exponent));
    Expr rest = tidy.write(new Monomial(Rational.ONE, kept, inside.chain()));
    rest = rest.is(Operator.ADD) ? bare(sums.oriented(rest)) : rest;
    Expr norm =
        rest.is(Operator.TRANSPOSE) && kind == Op.Norm.Kind.FROBENIUS
            ? Expr.of(new Op.Norm(kind), rest.arg(0))
            : Expr.of(new Op.Norm(kind), rest);
    return tidy.write(outside.withPowers(out).times(Monomial.scalar(norm, ONE)));
  }

  /** The one factor of a product but for its sign. */
  private static Expr bare(Monomial product) {
    return product.chain().isEmpty()
        ? product.powers().keySet().iterator().next()
        : product.chain().getFirst();
  }
}
