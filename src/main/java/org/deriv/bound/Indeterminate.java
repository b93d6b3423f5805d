package org.deriv.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.bound.LimitLaws.Value;
import org.deriv.bound.LimitLaws.Value.Finite;
import org.deriv.bound.LimitLaws.Value.Infinite;
import org.deriv.bound.LimitLaws.Value.Unknown;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/** Limits of which those of the parts decide nothing, by other ways to write them. */
final class Indeterminate {
  private static final Expr ONE = Make.number(1);

  private final LimitLaws laws;

  Indeterminate(LimitLaws laws) {
    this.laws = laws;
  }

  /** √u − √v = (u − v)/(√u + √v). */
  Value difference(Expr expr) {
    if (expr.args().size() != 2) {
      return new Unknown();
    }
    boolean turned = expr.arg(0).is(Operator.NEGATE);
    Expr one = expr.arg(turned ? 1 : 0);
    Expr other = expr.arg(turned ? 0 : 1);
    if (!isRoot(one) || !other.is(Operator.NEGATE) || !isRoot(other.arg(0))) {
      return new Unknown();
    }
    Expr u = one.arg(0);
    Expr v = other.arg(0).arg(0);
    List<Expr> terms = new ArrayList<>(u.is(Operator.ADD) ? u.args() : List.of(u));
    for (Expr term : v.is(Operator.ADD) ? v.args() : List.of(v)) {
      terms.add(Canonical.negated(term));
    }
    return laws.quotient(Make.divide(Make.sum(terms), Make.sum(one, other.arg(0))));
  }

  private static boolean isRoot(Expr expr) {
    return expr.op() instanceof Op.Apply(Function function, int order)
        && function == Function.Elementary.SQRT
        && order == 0;
  }

  /** (1 + u)ᵛ → e^(lim uv) for u → 0, and uᵛ = e^(v log u) for u beyond all bounds and v → 0. */
  Optional<Value> power(Expr base, Expr exponent) {
    Value value = laws.of(base);
    Value raised = laws.of(exponent);
    Optional<Expr> logarithm = Optional.empty();
    if (raised instanceof Infinite && value instanceof Finite(Expr one) && one.isNumber(1)) {
      logarithm = Optional.of(timesGap(base, exponent));
    } else if (raised instanceof Finite(Expr zero)
        && zero.isNumber(0)
        && value.equals(new Infinite(1))) {
      logarithm = Optional.of(Make.product(exponent, Make.apply(Function.Elementary.LOG, base)));
    }
    return logarithm
        .map(laws::of)
        .filter(Finite.class::isInstance)
        .map(limit -> new Finite(Make.apply(Function.Elementary.EXP, ((Finite) limit).value())));
  }

  /** v (b − 1), with a quotient in b as v c/w. */
  private static Expr timesGap(Expr base, Expr exponent) {
    List<Expr> rest =
        new ArrayList<>(base.is(Operator.ADD) ? base.args() : List.of(base, Make.number(-1)));
    if (base.is(Operator.ADD) && !rest.remove(ONE)) {
      rest.add(Make.number(-1));
    }
    Expr gap = Make.sum(rest);
    if (!gap.is(Operator.DIVIDE)) {
      return Make.product(exponent, gap);
    }
    Expr ratio = Make.divide(exponent, gap.arg(1));
    return gap.arg(0).isNumber(1) ? ratio : Make.product(gap.arg(0), ratio);
  }
}
