package org.deriv.derive.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;

/**
 * Puts parentheses into products where they make the evaluation cheapest: the chain of matrices by
 * dynamic programming over its cuts (Cormen et al., Introduction to Algorithms, 14.2), with
 * polynomials in the dimensions for costs; numbers are multiplied onto what is smallest.
 */
public final class Ordering {
  private static final int LONGEST = 24;

  private final Context context;
  private final Map<Expr, Expr> memo = new HashMap<>();

  private Ordering(Context context) {
    this.context = context;
  }

  /** The expression with its order of evaluation made plain. */
  public static Expr best(Context context, Expr expr) {
    return new Ordering(context).order(expr);
  }

  private Expr order(Expr expr) {
    Expr known = memo.get(expr);
    if (known == null) {
      Expr turned = turned(expr);
      Expr inside = turned.withArgs(turned.args().stream().map(this::order).toList());
      known = inside.is(Operator.PRODUCT) ? chain(inside) : inside;
      memo.put(expr, known);
    }
    return known;
  }

  /** (A B)' is B' A', which may go on with its neighbours. */
  private static Expr turned(Expr expr) {
    if (!expr.is(Operator.PRODUCT)) {
      return expr;
    }
    List<Expr> factors = new ArrayList<>();
    for (Expr factor : expr.args()) {
      boolean product = factor.is(Operator.TRANSPOSE) && factor.arg(0).is(Operator.PRODUCT);
      if (product && !factor.shape().isScalar()) {
        factor.arg(0).args().reversed().stream().map(Make::transpose).forEach(factors::add);
      } else if (factor.is(Operator.PRODUCT) && !factor.shape().isScalar()) {
        factors.addAll(factor.args());
      } else {
        factors.add(factor);
      }
    }
    return fits(factors, expr.shape()) ? Expr.of(Operator.PRODUCT, factors) : expr;
  }

  private static boolean fits(List<Expr> factors, Shape shape) {
    return org.deriv.expr.ShapeRules.infer(Operator.PRODUCT, factors)
            instanceof org.deriv.expr.ShapeRules.Fits(Shape found)
        && found.equals(shape);
  }

  private Expr chain(Expr product) {
    List<Expr> numbers = new ArrayList<>();
    List<Expr> matrices = new ArrayList<>();
    product.args().forEach(arg -> (arg.shape().isScalar() ? numbers : matrices).add(arg));
    if (matrices.size() > LONGEST || matrices.isEmpty()) {
      return product;
    }
    Expr best = numbers.isEmpty() ? cut(matrices) : scaled(Make.product(numbers), matrices);
    return best.shape().equals(product.shape()) ? best : product;
  }

  /** The number goes onto the smallest: a factor, or the product when it is done. */
  private Expr scaled(Expr number, List<Expr> matrices) {
    Expr whole = cut(matrices);
    int smallest = -1;
    Count least = Sizes.of(whole);
    for (int i = 0; i < matrices.size(); i++) {
      Count size = Sizes.of(matrices.get(i));
      if (size.isLess(least)) {
        smallest = i;
        least = size;
      }
    }
    if (smallest < 0) {
      return Expr.of(Operator.PRODUCT, number, whole);
    }
    List<Expr> others = new ArrayList<>(matrices);
    others.set(smallest, Expr.of(Operator.PRODUCT, number, matrices.get(smallest)));
    return cut(others);
  }

  /** What is known of a part of the chain: its cheapest form. */
  private record Part(Expr expr, Structure structure, Count cost) {}

  private Expr cut(List<Expr> factors) {
    int n = factors.size();
    Part[][] best = new Part[n][n];
    for (int i = 0; i < n; i++) {
      Expr factor = factors.get(i);
      best[i][i] = new Part(factor, Structure.of(context, factor), Count.ZERO);
    }
    for (int length = 1; length < n; length++) {
      for (int i = 0; i + length < n; i++) {
        best[i][i + length] = part(best, i, i + length);
      }
    }
    return best[0][n - 1].expr();
  }

  /** Of cuts that cost the same the last one is taken: from left to right. */
  private static Part part(Part[][] best, int from, int to) {
    Part found = joined(best[from][to - 1], best[to][to]);
    for (int cut = to - 2; cut >= from; cut--) {
      Part other = joined(best[from][cut], best[cut + 1][to]);
      found = other.cost().isLess(found.cost()) ? other : found;
    }
    return found;
  }

  private static Part joined(Part left, Part right) {
    Shape first = left.expr().shape();
    Shape second = right.expr().shape();
    Count here = Sizes.product(first, left.structure(), second, right.structure());
    return new Part(
        Expr.of(Operator.PRODUCT, left.expr(), right.expr()),
        left.structure().times(right.structure()),
        here.plus(left.cost()).plus(right.cost()));
  }
}
