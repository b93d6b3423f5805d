package org.deriv.check.slip;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Names;
import org.deriv.expr.Op;

/** The names that an expression mentions and does not bind, as expressions, in order. */
final class Mentioned {
  private Mentioned() {}

  static Set<Expr> in(Expr expr) {
    Set<Expr> found = new LinkedHashSet<>();
    Names names = new Names();
    Set<String> free = names.free(expr);
    collect(expr, free, names, found, new HashSet<>());
    return found;
  }

  /** Those of several. */
  static Set<Expr> in(Expr one, Expr other) {
    Set<Expr> found = new LinkedHashSet<>(in(one));
    found.addAll(in(other));
    return found;
  }

  private static void collect(
      Expr expr, Set<String> free, Names names, Set<Expr> found, Set<Expr> seen) {
    if (!seen.add(expr)) {
      return;
    }
    boolean named = expr.op() instanceof Op.Symbol || expr.op() instanceof Op.Term;
    if (named && free.containsAll(names.free(expr))) {
      found.add(expr);
    }
    expr.args().forEach(arg -> collect(arg, free, names, found, seen));
  }
}
