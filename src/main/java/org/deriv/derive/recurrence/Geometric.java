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

  /** r^(p*k + q): by what its exponent grows from one k to the next. */
  private record Power(Expr base, Expr exponent, int step) {}

  /** The value of a sum of numbers, if it is one of these. */
  static Optional<Expr> sum(Context context, Expr fold) {
    if (!(fold.op() instanceof Op.Fold shape) || fold.args().size() != 3) {
      return Optional.empty();
    }
    Expr index = Make.scalar(shape.index());
    List<Expr> fixed = new ArrayList<>();
    List<Power> powers = new ArrayList<>();
    for (Expr factor : factors(fold.arg(2))) {
      if (!new Names().free(factor).contains(shape.index())) {
        fixed.add(factor);
        continue;
      }
      Optional<Power> power = power(factor, index);
      if (power.isEmpty()) {
        return Optional.empty();
      }
      powers.add(power.get());
    }
    return powers.isEmpty() ? Optional.empty() : sum(context, fold, index, fixed, powers);
  }

  /** From the end where the exponents are least, so that no power is divided by. */
  private static Optional<Expr> sum(
      Context context, Expr fold, Expr index, List<Expr> fixed, List<Power> powers) {
    boolean backwards = powers.stream().allMatch(power -> power.step() < 0);
    int sign = backwards ? -1 : 1;
    Expr start = fold.arg(backwards ? 1 : 0);
    List<Expr> factors = new ArrayList<>(fixed);
    List<Expr> ratios = new ArrayList<>();
    for (Power power : powers) {
      Expr exponent = Linear.of(Substitution.of(index, start).in(power.exponent())).expr();
      factors.add(Expr.of(Operator.POWER, power.base(), exponent));
      ratios.add(Make.power(power.base(), (long) sign * power.step()));
    }
    Expr ratio = Make.product(ratios);
    if (!new Facts(context).provesNonzero(Make.minus(Make.number(1), ratio))) {
      return Optional.empty();
    }
    Expr count = Linear.of(fold.arg(1)).minus(Linear.of(fold.arg(0))).plus(1).expr();
    Expr all = Make.minus(Make.number(1), Expr.of(Operator.POWER, ratio, count));
    factors.add(Make.divide(all, without(powers, ratio, sign)));
    return Optional.of(Make.product(factors));
  }

  /** {@code 1 - r}, which is a product where r is a square. */
  private static Expr without(List<Power> powers, Expr ratio, int sign) {
    Expr one = Make.number(1);
    Power only = powers.getFirst();
    return powers.size() == 1 && sign * only.step() == 2
        ? Make.product(Make.minus(one, only.base()), Make.sum(one, only.base()))
        : Make.minus(one, ratio);
  }

  private static List<Expr> factors(Expr body) {
    return body.is(Operator.PRODUCT) ? body.args() : List.of(body);
  }

  private static Optional<Power> power(Expr factor, Expr index) {
    boolean power =
        factor.is(Operator.POWER)
            && factor.shape().isScalar()
            && !new Names().free(factor.arg(0)).contains(index.toString());
    if (!power) {
      return Optional.empty();
    }
    Expr next = Substitution.of(index, Make.sum(index, Make.number(1))).in(factor.arg(1));
    Linear step = Linear.of(next).minus(Linear.of(factor.arg(1)));
    return step.isInt()
        ? Optional.of(new Power(factor.arg(0), factor.arg(1), step.constant().intValue()))
        : Optional.empty();
  }
}
