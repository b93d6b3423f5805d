package org.deriv.normal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Names;
import org.deriv.expr.Operator;

/** Which subexpressions are worth a reading of their own: large ones that occur several times. */
final class Sharing {
  private static final int DEPTH = 5;

  private final Map<Expr, Integer> parents = new HashMap<>();
  private final Set<String> bound = new HashSet<>();
  private final Set<Expr> seen = new HashSet<>();
  private final Names names = new Names();

  /** The sharing among expressions. */
  Sharing(List<Expr> roots) {
    roots.forEach(this::count);
  }

  private void count(Expr root) {
    Deque<Expr> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Expr expr = open.pop();
      parents.merge(expr, 1, Integer::sum);
      if (seen.add(expr)) {
        bound.addAll(Names.bound(expr.op()));
        expr.args().forEach(open::push);
      }
    }
  }

  /**
   * Whether an expression is large, does not depend on a bound index, and occurs several times or
   * is a product of matrices, whose expansion would multiply the terms of its factors.
   */
  boolean isShared(Expr expr) {
    boolean product = expr.is(Operator.PRODUCT) && !expr.shape().isScalar();
    return expr.depth() >= DEPTH
        && parents.containsKey(expr)
        && (product || parents.getOrDefault(expr, 0) > 1)
        && names.free(expr).stream().noneMatch(bound::contains);
  }
}
