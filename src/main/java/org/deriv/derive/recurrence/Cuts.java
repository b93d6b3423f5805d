package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Substitution;

/**
 * Names for the sums over time in expressions, so that what is around them can be differentiated.
 */
final class Cuts {
  private static final String NAME = "sum~";

  private final Map<Expr, Expr> sums = new LinkedHashMap<>();
  private final Names names = new Names();

  /** With names for the sums over time. */
  Expr cut(Expr expr) {
    if (Use.isTimed(expr)) {
      return sums.entrySet().stream()
          .filter(sum -> sum.getValue().equals(expr))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElseGet(() -> {
            Expr name = Make.symbol(NAME + sums.size(), expr.shape());
            sums.put(name, expr);
            return name;
          });
    }
    if (expr.args().isEmpty()) {
      return expr;
    }
    List<Expr> args = new ArrayList<>(expr.args());
    args.replaceAll(this::cut);
    return expr.withArgs(args);
  }

  /** The sum of a name. */
  Optional<Expr> find(Expr name) {
    return Optional.ofNullable(sums.get(name));
  }

  /** With the sums in place of their names. */
  Expr opened(Expr expr) {
    Expr result = expr;
    while (names.free(result).stream().anyMatch(it -> it.startsWith(NAME))) {
      result = Substitution.of(sums).in(result);
    }
    return result;
  }
}
