package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.normal.recurrence.Linear;

/**
 * A place in an expression at which a name stands.
 *
 * @param name of a sequence, or of a quantity without indices
 * @param at the indices there
 * @param over the sums that it stands under
 */
record Use(String name, List<Linear> at, List<Span> over) {
  /** Copies. */
  Use {
    at = List.copyOf(at);
    over = List.copyOf(over);
  }

  /** The places of names in an expression. */
  static List<Use> in(Expr expr) {
    Search search = new Search();
    search.visit(expr, List.of());
    return List.copyOf(search.found);
  }

  /** What is no sum and binds an index of a term, so that no derivative goes through it here. */
  static Optional<Expr> obstacle(Expr expr) {
    Names names = new Names();
    boolean here =
        !Names.bound(expr.op()).isEmpty()
            && !isSum(expr)
            && Names.bound(expr.op()).stream()
                .anyMatch(index -> mentions(expr.args().getLast(), index, names));
    return here
        ? Optional.of(expr)
        : expr.args().stream().flatMap(arg -> obstacle(arg).stream()).findFirst();
  }

  /** Whether an expression is a sum over an index that terms in it are counted in. */
  static boolean isTimed(Expr expr) {
    return isSum(expr)
        && mentions(expr.args().getLast(), ((Op.Fold) expr.op()).index(), new Names());
  }

  /** Whether an expression is a sum over an index, without a condition. */
  static boolean isSum(Expr expr) {
    return expr.op() instanceof Op.Fold fold
        && fold.kind() == Op.Fold.Kind.SUM
        && expr.args().size() == 3;
  }

  private static boolean mentions(Expr expr, String index, Names names) {
    boolean here =
        expr.op() instanceof Op.Term
            && expr.args().stream().anyMatch(arg -> names.free(arg).contains(index));
    return here
        || names.free(expr).contains(index)
            && expr.args().stream().anyMatch(arg -> mentions(arg, index, names));
  }

  /** One pass. */
  private static final class Search {
    private final Set<Use> found = new LinkedHashSet<>();
    private final Set<List<Object>> seen = new LinkedHashSet<>();

    private void visit(Expr expr, List<Span> over) {
      if (!seen.add(List.of(expr, over))) {
        return;
      }
      switch (expr.op()) {
        case Op.Term(String name, Shape _) ->
            found.add(new Use(name, expr.args().stream().map(Linear::of).toList(), over));
        case Op.Symbol(String name, Shape _) -> found.add(new Use(name, List.of(), over));
        default -> {}
      }
      if (isSum(expr)) {
        Span span = Span.of(expr);
        Expr index = Span.fresh(span.index().toString(), over.size() + 1);
        List<Span> inside = new ArrayList<>(over);
        inside.add(span.named(index));
        visit(Span.renamed(expr, index), inside);
      } else {
        expr.args().forEach(arg -> visit(arg, over));
      }
    }
  }
}
