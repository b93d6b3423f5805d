package org.deriv.normal.recurrence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Substitution;

/**
 * Names for products of matrices over an index, of which nothing is to be known but that equal ones
 * are equal. One inside a sum is a term of a sequence in the indices that it depends on.
 */
final class MatrixProducts {
  private final Map<Expr, String> known = new LinkedHashMap<>();
  private final Map<Expr, Expr> memo = new HashMap<>();
  private final Names names = new Names();

  /** The expression with its products named; indices are named as {@link Ends} does. */
  Expr in(Expr expr) {
    Expr found = memo.get(expr);
    if (found == null) {
      found = isProduct(expr) ? name(expr) : expr.withArgs(all(expr));
      memo.put(expr, found);
    }
    return found;
  }

  private List<Expr> all(Expr expr) {
    return expr.args().stream().map(this::in).toList();
  }

  private static boolean isProduct(Expr expr) {
    return expr.op() instanceof Op.Fold fold
        && fold.kind() == Op.Fold.Kind.PRODUCT
        && !expr.shape().isScalar();
  }

  private Expr name(Expr product) {
    Set<String> free = new LinkedHashSet<>(names.free(product));
    free.removeIf(name -> !name.startsWith("k~"));
    Map<Expr, Expr> places = new LinkedHashMap<>();
    List<Expr> at = new ArrayList<>();
    for (String index : free) {
      places.put(Make.scalar(index), Make.scalar("place~" + places.size()));
      at.add(Make.scalar(index));
    }
    Expr pattern = places.isEmpty() ? product : Substitution.of(places).in(product);
    Expr body = bare(pattern);
    String name = known.computeIfAbsent(body, _ -> "product~" + known.size());
    return at.isEmpty()
        ? Make.symbol(name, product.shape())
        : Expr.of(new Op.Term(name, product.shape()), at);
  }

  /** With one name for the index, however deep the product stands. */
  private static Expr bare(Expr product) {
    if (!(product.op() instanceof Op.Fold(Op.Fold.Kind kind, String index, var direction))) {
      throw new IllegalStateException("no product: " + product);
    }
    List<Expr> args = new ArrayList<>(product.args());
    for (int i = 2; i < args.size(); i++) {
      args.set(i, new org.deriv.expr.Renaming(index, "factor~").in(args.get(i)));
    }
    return Expr.of(new Op.Fold(kind, "factor~", direction), args);
  }
}
