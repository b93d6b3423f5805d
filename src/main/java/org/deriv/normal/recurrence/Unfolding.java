package org.deriv.normal.recurrence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/**
 * Puts in place of terms of recurrences what the recurrences say that they are, at the times that
 * are wanted; and in place of other terms what is supposed of them.
 */
public final class Unfolding {
  private static final int MOST = 300;

  private final Timeline timeline;
  private final BiPredicate<Declaration.Recurrence, Linear> wanted;
  private final BiFunction<Expr, Order, Optional<Expr>> supposed;
  private int unfolded;

  Unfolding(
      Timeline timeline,
      BiPredicate<Declaration.Recurrence, Linear> wanted,
      BiFunction<Expr, Order, Optional<Expr>> supposed) {
    this.timeline = timeline;
    this.wanted = wanted;
    this.supposed = supposed;
  }

  /** Unfolds at the times that are wanted, and supposes nothing. */
  public static Unfolding of(
      Timeline timeline, BiPredicate<Declaration.Recurrence, Linear> wanted) {
    return new Unfolding(timeline, wanted, (_, _) -> Optional.empty());
  }

  /** Whether there were more terms than are unfolded. */
  boolean isExhausted() {
    return unfolded >= MOST;
  }

  /** The expression with its terms replaced, where what is known says that they are defined. */
  public Expr in(Expr expr, Order order) {
    return new Scope(order).in(expr);
  }

  /** What is known where an expression stands: more inside a sum than outside. */
  private final class Scope {
    private final Order order;
    private final Map<Expr, Expr> memo = new HashMap<>();

    Scope(Order order) {
      this.order = order;
    }

    Expr in(Expr expr) {
      if (expr.args().isEmpty() || Timeline.isCalculus(expr.op())) {
        return expr;
      }
      Expr known = memo.get(expr);
      if (known == null) {
        known = defined(expr).orElseGet(() -> inside(expr));
        memo.put(expr, known);
      }
      return known;
    }

    private Optional<Expr> defined(Expr expr) {
      boolean entry = expr.is(Operator.ENTRY);
      Expr term = entry ? expr.arg(0) : expr;
      Optional<Declaration.Recurrence> of = timeline.of(term);
      if (of.isEmpty() || term.args().size() != 1) {
        return Optional.empty();
      }
      Declaration.Recurrence recurrence = of.get();
      if (entry != !recurrence.entries().isEmpty()) {
        return Optional.empty();
      }
      Linear time = Linear.of(term.arg(0));
      Optional<Expr> boundary = entry ? Optional.empty() : Timeline.boundary(recurrence, time);
      if (boundary.isPresent()) {
        return boundary.map(this::in);
      }
      if (!wanted.test(recurrence, time)
          || isExhausted()
          || !Timeline.defines(recurrence, time, order)) {
        return entry ? Optional.empty() : supposed.apply(term, order);
      }
      unfolded++;
      Expr at = time.expr();
      List<Expr> positions = expr.args().subList(1, expr.args().size());
      Expr body = entry ? Timeline.entry(recurrence, at, positions) : Timeline.body(recurrence, at);
      return Optional.of(in(timeline.expanded(body)));
    }

    private Expr inside(Expr expr) {
      if (!(expr.op() instanceof Op.Fold fold)) {
        return expr.withArgs(expr.args().stream().map(this::in).toList());
      }
      boolean up = fold.direction() == Op.Direction.UP;
      Linear low = Linear.of(expr.arg(up ? 0 : 1));
      Linear high = Linear.of(expr.arg(up ? 1 : 0));
      Scope inner = new Scope(order.between(low, Linear.of(Make.scalar(fold.index())), high));
      List<Expr> args = new ArrayList<>(expr.args());
      for (int i = 2; i < args.size(); i++) {
        args.set(i, inner.in(args.get(i)));
      }
      return expr.withArgs(args);
    }
  }
}
