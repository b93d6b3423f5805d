package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Substitution;

/**
 * Which way products run whose ends depend on an index around them: in {@code sum(k in 1..t) prod(s
 * in t..k+1) A[s]} the product runs downwards, for k is at most t.
 */
final class Directions {
  private final Expr index;
  private final Expr first;
  private final Expr last;
  private final Scope scope;
  private final Map<Expr, Expr> memo = new HashMap<>();

  /** An index around, and what it runs through. */
  Directions(String index, Expr first, Expr last, Scope scope) {
    this.index = Make.scalar(index);
    this.first = first;
    this.last = last;
    this.scope = scope;
  }

  /** The body with its products turned where they run downwards at every value of the index. */
  Expr in(Expr body) {
    Expr known = memo.get(body);
    if (known == null) {
      List<Expr> args = new ArrayList<>(body.args());
      args.replaceAll(this::in);
      known =
          body.op() instanceof Op.Fold fold && isTurned(fold, body)
              ? turned(fold, args)
              : body.withArgs(args);
      memo.put(body, known);
    }
    return known;
  }

  private static Expr turned(Op.Fold fold, List<Expr> args) {
    return Expr.of(new Op.Fold(fold.kind(), fold.index(), Op.Direction.DOWN), args);
  }

  private boolean isTurned(Op.Fold fold, Expr body) {
    if (fold.kind() != Op.Fold.Kind.PRODUCT || fold.direction() == Op.Direction.DOWN) {
      return false;
    }
    Optional<Dim> atFirst = length(body, first);
    Optional<Dim> atLast = length(body, last);
    return atFirst.isPresent()
        && atLast.isPresent()
        && isDown(atFirst.get())
        && isDown(atLast.get())
        && !(atFirst.get().isNumber() && atLast.get().isNumber());
  }

  /** The last value less the first. */
  private Optional<Dim> length(Expr body, Expr value) {
    Substitution at = Substitution.of(index, value);
    Optional<Dim> from = Dims.of(at.in(body.arg(0)), scope);
    return Dims.of(at.in(body.arg(1)), scope).flatMap(to -> from.map(to::minus));
  }

  private static boolean isDown(Dim length) {
    return length.isNumber()
        ? length.number() <= 1
        : length.terms().entrySet().stream()
            .allMatch(term -> term.getKey().isEmpty() || term.getValue() < 0);
  }
}
