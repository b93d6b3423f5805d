package org.deriv.expr;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Renames a name wherever it is free: a symbol, or a sequence with all its terms. */
public final class Renaming {
  private final String old;
  private final String fresh;
  private final Map<Expr, Expr> memo = new HashMap<>();

  /** From an old name to one that occurs nowhere yet. */
  public Renaming(String old, String fresh) {
    this.old = old;
    this.fresh = fresh;
  }

  /** The expression with the name renamed. */
  public Expr in(Expr expr) {
    Expr known = memo.get(expr);
    if (known == null) {
      known = rebuild(expr);
      memo.put(expr, known);
    }
    return known;
  }

  private Expr rebuild(Expr expr) {
    List<Expr> args =
        java.util.stream.IntStream.range(0, expr.args().size())
            .mapToObj(i -> shadowed(expr, i) ? expr.arg(i) : in(expr.arg(i)))
            .toList();
    return switch (expr.op()) {
      case Op.Symbol(String name, Shape shape) when name.equals(old) -> Make.symbol(fresh, shape);
      case Op.Term(String name, Shape shape) when name.equals(old) ->
          Expr.of(new Op.Term(fresh, shape), args);
      default -> expr.withArgs(args);
    };
  }

  private boolean shadowed(Expr expr, int position) {
    return Names.bound(expr.op()).contains(old) && Names.binds(expr, position);
  }
}
