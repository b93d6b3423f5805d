package org.deriv.derive.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;

/** Prices the evaluation of an expression in its cheapest order that is found, and naively. */
public final class Pricing {
  private Pricing() {}

  /** What came of it. */
  public sealed interface Priced {
    /**
     * Prices.
     *
     * @param chosen the expression in the order chosen
     * @param cost its cost
     * @param backwards whether derivatives are worked out by going back through the evaluation
     * @param naive the cost of another way, where there is one that differs
     */
    record Found(Expr chosen, Bill cost, boolean backwards, Optional<Naive> naive)
        implements Priced {}

    /** None. */
    record None(String why) implements Priced {}
  }

  /** A way that comes to mind first. */
  public record Naive(String words, Bill cost) {}

  /**
   * Prices an expression.
   *
   * @param worked the expression with its derivatives worked out, where that succeeded
   * @param jacobian for a product of a vector with a Jacobian the Jacobian, worked out
   */
  public static Priced of(
      Context context, Expr expr, Optional<Expr> worked, Optional<Expr> jacobian) {
    try {
      return found(context, expr, worked, jacobian);
    } catch (Unpriced unpriced) {
      return new Priced.None(unpriced.why());
    }
  }

  private static Priced found(
      Context context, Expr expr, Optional<Expr> worked, Optional<Expr> jacobian) {
    List<Expr> candidates = new ArrayList<>();
    worked.ifPresent(formula -> candidates.add(Ordering.best(context, formula)));
    Expr ordered = Ordering.best(context, expr);
    if (worked.isEmpty() || !worked.get().equals(expr)) {
      candidates.add(ordered);
    }
    Expr best = ordered;
    Optional<Bill> least = Optional.empty();
    String why = "";
    for (Expr candidate : candidates) {
      try {
        Bill bill = Tally.of(context, candidate);
        if (least.isEmpty() || bill.operations().isLess(least.get().operations())) {
          least = Optional.of(bill);
          best = candidate;
        }
      } catch (Unpriced unpriced) {
        why = unpriced.why();
      }
    }
    if (least.isEmpty()) {
      return new Priced.None(why);
    }
    boolean backwards = best.equals(ordered) && worked.filter(best::equals).isEmpty();
    return new Priced.Found(
        best,
        least.get(),
        backwards && hasDerivative(best),
        naive(context, expr, worked, jacobian));
  }

  private static boolean hasDerivative(Expr expr) {
    return expr.is(Operator.GRADIENT)
        || expr.is(Operator.VJP)
        || expr.args().stream().anyMatch(Pricing::hasDerivative);
  }

  private static Optional<Naive> naive(
      Context context, Expr expr, Optional<Expr> worked, Optional<Expr> jacobian) {
    try {
      if (expr.is(Operator.VJP) && jacobian.isPresent()) {
        Bill matrix = Written.of(context, jacobian.get());
        // A name that no author can have given to something else.
        Expr whole = Make.symbol("the Jacobian", jacobian.get().shape());
        Bill product = Written.of(context, Make.product(Make.transpose(whole), expr.arg(2)));
        return Optional.of(new Naive("the Jacobian, then its product", matrix.plus(product)));
      }
      boolean derivative = hasDerivative(expr);
      Expr plain = worked.orElse(expr);
      String words =
          derivative && worked.isEmpty()
              ? "forwards, once for each entry of the variable"
              : "as written, from left to right";
      return Optional.of(new Naive(words, Written.of(context, plain)));
    } catch (Unpriced _) {
      return Optional.empty();
    }
  }
}
