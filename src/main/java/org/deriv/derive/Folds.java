package org.deriv.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.rule.Lean;

/** Sums over an index, from which what does not depend on the index is taken out. */
final class Folds {
  private final Tidy tidy;
  private final Names names = new Names();

  Folds(Tidy tidy) {
    this.tidy = tidy;
  }

  Expr of(Op.Fold fold, List<Expr> args) {
    if (fold.kind() != Op.Fold.Kind.SUM || Lean.isZero(args.getLast())) {
      return Lean.of(fold, args);
    }
    Monomial body = tidy.monomial(args.getLast());
    Map<Expr, Expr> out = new LinkedHashMap<>();
    Map<Expr, Expr> in = new LinkedHashMap<>();
    body.powers()
        .forEach((base, exponent) ->
            (free(base, fold) && free(exponent, fold) ? out : in).put(base, exponent));
    List<Expr> chain = body.chain();
    int left = 0;
    while (left < chain.size() && free(chain.get(left), fold)) {
      left++;
    }
    int right = chain.size();
    while (right > left && free(chain.get(right - 1), fold)) {
      right--;
    }
    if (left == chain.size() && !chain.isEmpty() && in.isEmpty()) {
      return constant(args, fold, body);
    }
    if (left == chain.size() && chain.isEmpty() && in.isEmpty()) {
      return constant(args, fold, body);
    }
    return rebuilt(
        fold, args, body, new Monomial(body.coefficient(), out, List.of()), in, left, right);
  }

  private boolean free(Expr part, Op.Fold fold) {
    return !names.free(part).contains(fold.index());
  }

  /** The same term as often as the index takes a value. */
  private Expr constant(List<Expr> args, Op.Fold fold, Monomial body) {
    if (args.size() == 4) {
      return Lean.of(fold, args);
    }
    boolean up = fold.direction() == Op.Direction.UP;
    Expr first = args.get(up ? 0 : 1);
    Expr last = args.get(up ? 1 : 0);
    Expr beyond = Monomial.plus(last, Make.number(1));
    Expr count = Monomial.plus(beyond, Monomial.negative(first));
    if (!tidy.knowledge().isNatural(count)) {
      return Lean.of(fold, args);
    }
    return tidy.write(body.times(tidy.monomial(tidy.of(count))));
  }

  private Expr rebuilt(
      Op.Fold fold,
      List<Expr> args,
      Monomial body,
      Monomial outside,
      Map<Expr, Expr> in,
      int left,
      int right) {
    List<Expr> chain = body.chain();
    List<Expr> front = chain.subList(0, left);
    List<Expr> middle = chain.subList(left, right);
    List<Expr> back = chain.subList(right, chain.size());
    Expr inner = tidy.write(new Monomial(org.deriv.expr.Rational.ONE, in, middle));
    List<Expr> changed = new ArrayList<>(args);
    changed.set(args.size() - 1, inner);
    Expr sum = Expr.of(fold, changed);
    List<Expr> factors = new ArrayList<>(front);
    if (!sum.shape().isScalar()) {
      factors.add(sum);
      factors.addAll(back);
      return tidy.write(outside.withChain(factors));
    }
    factors.addAll(back);
    return tidy.write(outside.withChain(factors).times(Monomial.scalar(sum, Make.number(1))));
  }
}
