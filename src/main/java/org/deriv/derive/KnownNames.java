package org.deriv.derive;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;

/** The names of a problem, looked up by what they stand for in its tidy form. */
final class KnownNames {
  private static final Expr ONE = Make.number(1);
  private static final Expr MINUS_ONE = Make.number(-1);
  private final Map<Expr, Expr> names = new HashMap<>();
  private final Map<Expr, Map<Expr, Expr>> entrywise = new LinkedHashMap<>();
  private final IndexedNames indexed = new IndexedNames();

  /** From now on the name stands for what is tidy. */
  void add(Expr name, Expr tidied) {
    names.putIfAbsent(tidied, name);
    Map<Expr, Expr> factors = Hadamards.factors(tidied);
    if (factors.size() > 1) {
      entrywise.put(name, factors);
    }
  }

  /** From now on terms of an indexed name stand for what is tidy. */
  void add(Declaration.Let let, Expr tidied) {
    List<String> indices = let.indices();
    indexed.add(new IndexedNames.Definition(let.name(), indices, tidied));
  }

  /** The name of what has one. */
  Expr of(Expr expr) {
    Expr name = names.get(expr);
    return name != null ? name : indexed.termFor(expr).orElse(expr);
  }

  /** Entrywise powers with names put in for what they stand for. */
  Map<Expr, Expr> entries(Map<Expr, Expr> powers) {
    Map<Expr, Expr> result = powers;
    for (var name : entrywise.entrySet()) {
      Map<Expr, Expr> body = name.getValue();
      if (body.entrySet().stream().allMatch(f -> holds(powers, f.getKey(), f.getValue()))) {
        Map<Expr, Expr> less = new LinkedHashMap<>(result);
        body.forEach((base, e) -> less.merge(base, Powers.times(e, MINUS_ONE), Monomial::plus));
        less.values().removeIf(e -> e.isNumber(0));
        less.merge(name.getKey(), ONE, Monomial::plus);
        return entries(less);
      }
    }
    return result;
  }

  /** Whether a power of the base, of at least the size of the exponent, is among the powers. */
  private static boolean holds(Map<Expr, Expr> powers, Expr base, Expr exponent) {
    Expr found = powers.get(base);
    return found != null
        && found.op() instanceof Op.Number(Rational have)
        && exponent.op() instanceof Op.Number(Rational want)
        && have.signum() == want.signum()
        && have.compareTo(want) * want.signum() >= 0;
  }
}
