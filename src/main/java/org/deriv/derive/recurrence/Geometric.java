package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Substitution;
import org.deriv.normal.Facts;
import org.deriv.normal.recurrence.Linear;

/**
 * Geometric sums: {@code sum(k in a..b) c*r^(p*k + q)} with a ratio {@code r^p} that is known not
 * to be 1. The value is a proposal, to be proved by induction.
 */
final class Geometric {
  private Geometric() {}

  /** The value of a sum of numbers, if it is one of these. */
  static Optional<Expr> sum(Context context, Expr fold) {
    if (!(fold.op() instanceof Op.Fold shape) || fold.args().size() != 3) {
      return Optional.empty();
    }
    Expr index = Make.scalar(shape.index());
    List<Expr> fixed = new ArrayList<>();
    List<Expr> powers = new ArrayList<>();
    for (Expr factor : factors(fold.arg(2))) {
      (new Names().free(factor).contains(shape.index()) ? powers : fixed).add(factor);
    }
    if (powers.isEmpty()) {
      return Optional.empty();
    }
    List<Expr> ratios = new ArrayList<>();
    List<Expr> firsts = new ArrayList<>(fixed);
    for (Expr power : powers) {
      Optional<Expr> ratio = ratio(power, index);
      if (ratio.isEmpty()) {
        return Optional.empty();
      }
      ratios.add(ratio.get());
      firsts.add(
          Expr.of(
              Operator.POWER,
              power.arg(0),
              Linear.of(
                      Substitution.of(index, fold.arg(0)).in(power.arg(1)))
                  .expr()));
    }
    Expr ratio = Make.product(ratios);
    Expr less = Make.minus(Make.number(1), ratio);
    if (!new Facts(context).provesNonzero(less)) {
      return Optional.empty();
    }
    Expr count = Linear.of(fold.arg(1)).minus(Linear.of(fold.arg(0))).plus(1).expr();
    Expr all = Make.minus(Make.number(1), Expr.of(Operator.POWER, ratio, count));
    firsts.add(Make.divide(all, less));
    return Optional.of(Make.product(firsts));
  }

  private static List<Expr> factors(Expr body) {
    return body.is(Operator.PRODUCT) ? body.args() : List.of(body);
  }

  /** By what r^(p*k + q) grows from one k to the next. */
  private static Optional<Expr> ratio(Expr power, Expr index) {
    if (!power.is(Operator.POWER)
        || !power.shape().isScalar()
        || new Names().free(power.arg(0)).contains(index.toString())) {
      return Optional.empty();
    }
    Linear exponent = Linear.of(power.arg(1));
    Linear next =
        Linear.of(
            Substitution.of(index, Make.sum(index, Make.number(1)))
                .in(power.arg(1)));
    Linear step = next.minus(exponent);
    return step.isInt()
        ? Optional.of(Expr.of(Operator.POWER, power.arg(0), step.expr()))
        : Optional.empty();
  }
}
