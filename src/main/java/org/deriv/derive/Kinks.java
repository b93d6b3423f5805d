package org.deriv.derive;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;
import org.jspecify.annotations.Nullable;

/**
 * Products of functions with a kink and their slopes: {@code relu(a) step(a)} is {@code relu(a)},
 * {@code abs(a) sign(a)} is {@code a}, a power of {@code step(a)} is {@code step(a)}; of numbers
 * and entry by entry.
 */
final class Kinks {
  private static final Expr ONE = Make.number(1);

  private Kinks() {}

  static Map<Expr, Expr> folded(Map<Expr, Expr> powers) {
    for (Expr base : powers.keySet()) {
      if (!(base.op() instanceof Op.Apply(Function function, int order)) || order > 0) {
        continue;
      }
      Expr of = base.arg(0);
      if (function == Function.Elementary.STEP && isPositive(powers.get(base))) {
        Expr relu = Make.apply(Function.Elementary.RELU, of);
        Expr wanted = isPositive(powers.get(relu)) ? Make.number(0) : ONE;
        if (!wanted.equals(powers.get(base))) {
          Map<Expr, Expr> result = new LinkedHashMap<>(powers);
          result.put(base, wanted);
          result.values().removeIf(exponent -> exponent.isNumber(0));
          return folded(result);
        }
      }
      Expr abs = Make.apply(Function.Elementary.ABS, of);
      if (function == Function.Elementary.SIGN
          && isPositive(powers.get(base))
          && isPositive(powers.get(abs))) {
        Map<Expr, Expr> result = new LinkedHashMap<>(powers);
        result.merge(base, Make.number(-1), Monomial::plus);
        result.merge(abs, Make.number(-1), Monomial::plus);
        result.merge(of, ONE, Monomial::plus);
        result.values().removeIf(exponent -> exponent.isNumber(0));
        return folded(result);
      }
    }
    return powers;
  }

  private static boolean isPositive(@Nullable Expr exponent) {
    return exponent != null
        && exponent.op() instanceof Op.Number(Rational value)
        && value.isInteger()
        && value.signum() > 0;
  }
}
