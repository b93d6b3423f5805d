package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Substitution;

/** Moves an index by a number: {@code h[t+1] = f(h[t])} is {@code h[t] = f(h[t-1])}. */
final class Shift {
  private final Scope scope;
  private final Map<Expr, Expr> memo = new HashMap<>();

  private Shift(Scope scope) {
    this.scope = scope;
  }

  /** The expression with {@code index + number} for {@code index}, and indices put in order. */
  static Expr of(Expr expr, String index, int number, Scope scope) {
    if (number == 0) {
      return expr;
    }
    Expr moved = plus(Make.scalar(index), number, scope);
    return new Shift(scope).tidied(Substitution.of(Make.scalar(index), moved).in(expr));
  }

  /** The sum of an index and a number, as one would write it. */
  static Expr plus(Expr expr, int number, Scope scope) {
    Expr sum = Make.sum(expr, Make.number(number));
    return number == 0 ? expr : Dims.of(sum, scope).map(Shift::written).orElse(sum);
  }

  /** Indices that are polynomials, written with a minus where one belongs. */
  private Expr tidied(Expr expr) {
    Expr known = memo.get(expr);
    if (known != null) {
      return known;
    }
    List<Expr> args = new ArrayList<>();
    for (Expr arg : expr.args()) {
      Expr inner = tidied(arg);
      boolean index = expr.op() instanceof Op.Term && inner.shape().isScalar();
      args.add(index ? Dims.of(inner, scope).map(Shift::written).orElse(inner) : inner);
    }
    Expr result = expr.withArgs(args);
    memo.put(expr, result);
    return result;
  }

  private static Expr written(Dim dim) {
    List<Expr> terms = new ArrayList<>();
    dim.terms()
        .forEach((names, factor) -> {
          Expr size = Make.size(new Dim(Map.of(names, Math.abs(factor))));
          terms.add(factor < 0 ? Make.negate(size) : size);
        });
    return Make.sum(terms);
  }
}
