package org.deriv.derive.expectation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;

/** Index names that nothing else uses. */
final class Fresh {
  private static final List<String> USUAL = List.of("i", "j", "k", "l", "r", "s", "q");
  private final Set<String> taken = new HashSet<>();

  Fresh(Context context, Expr goal) {
    taken.addAll(context.declarations().keySet());
    mention(goal);
    context.assumptions().forEach(this::mention);
  }

  private Fresh(Set<String> declared) {
    taken.addAll(declared);
  }

  /** Names for an expression alone: what assumptions call an index is free for another. */
  static Fresh beside(Context context, Expr expr) {
    Fresh fresh = new Fresh(context.declarations().keySet());
    fresh.mention(expr);
    return fresh;
  }

  /** Every name that occurs, bound or free. */
  void mention(Expr expr) {
    visit(expr, new HashSet<>());
  }

  private void visit(Expr expr, Set<Expr> seen) {
    if (seen.add(expr)) {
      taken.addAll(new org.deriv.expr.Names().free(expr));
      taken.addAll(org.deriv.expr.Names.bound(expr.op()));
      expr.args().forEach(arg -> visit(arg, seen));
    }
  }

  String next() {
    for (String name : USUAL) {
      if (taken.add(name)) {
        return name;
      }
    }
    for (int number = 1; ; number++) {
      if (taken.add("i_" + number)) {
        return "i_" + number;
      }
    }
  }
}
