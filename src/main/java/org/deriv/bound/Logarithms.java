package org.deriv.bound;

import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.normal.Facts;

/** Writes log(1 + eᵘ) as softplus(u), log σ(u) as −softplus(−u), log(uv) as log u + log v. */
record Logarithms(Facts facts) {
  private static Optional<Expr> softplus(Expr of) {
    if (isApplied(of, Function.Elementary.SIGMOID)) {
      return Optional.of(
          Canonical.negated(
              Make.apply(Function.Elementary.SOFTPLUS, Canonical.negated(of.arg(0)))));
    }
    if (!of.is(Operator.ADD) || of.args().size() != 2 || !of.args().contains(Make.number(1))) {
      return Optional.empty();
    }
    Expr other = of.arg(0).isNumber(1) ? of.arg(1) : of.arg(0);
    if (isApplied(other, Function.Elementary.EXP)) {
      return Optional.of(Make.apply(Function.Elementary.SOFTPLUS, other.arg(0)));
    }
    boolean rest =
        other.is(Operator.NEGATE) && isApplied(other.arg(0), Function.Elementary.SIGMOID);
    return rest
        ? Optional.of(
            Canonical.negated(Make.apply(Function.Elementary.SOFTPLUS, other.arg(0).arg(0))))
        : Optional.empty();
  }

  private static boolean isApplied(Expr of, Function function) {
    return of.op() instanceof Op.Apply(Function other, int order)
        && other.equals(function)
        && order == 0;
  }

  /** The logarithm, written by those of its parts. */
  Expr of(Expr expr) {
    Expr of = expr.arg(0);
    Optional<Expr> soft = softplus(of);
    if (soft.isPresent()) {
      return soft.get();
    }
    if (!of.is(Operator.PRODUCT) || !of.args().stream().allMatch(facts::provesPositive)) {
      return expr;
    }
    return Make.sum(
        of.args().stream().map(factor -> Make.apply(Function.Elementary.LOG, factor)).toList());
  }
}
