package org.deriv.lang.elaborate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.diagnostic.Diagnostics;
import org.deriv.expr.Expr;
import org.deriv.expr.Shape;
import org.deriv.lang.latex.LatexReader;
import org.deriv.lang.tree.CheckTree;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.GoalTree;

/** Puts a check that is written in LaTeX into the language, where names and shapes are known. */
final class LatexChecks {
  private LatexChecks() {}

  /** The goal as it is written in the language; any other goal is as it was. */
  static GoalTree translated(
      GoalTree node, Scope scope, Map<String, String> notation, Diagnostics diagnostics) {
    return node instanceof CheckTree.Latex latex
        ? new LatexReader(scope.context(), notation, (of, bound) -> shape(of, bound, scope))
            .check(latex, diagnostics)
        : node;
  }

  /** The shape of an expression, where names in it that nothing declares are indices. */
  static Optional<Shape> shape(Expression node, Set<String> bound, Scope scope) {
    Set<String> free = new LinkedHashSet<>(bound);
    free.addAll(new FreeIndices(scope, FreeIndices.Bounds.INDICES).in(List.of(node), bound));
    Locals locals = Locals.NONE.with(free, Locals.Kind.FREE);
    return new ExpressionReader(new Draft(scope), locals).read(node).map(Expr::shape);
  }
}
