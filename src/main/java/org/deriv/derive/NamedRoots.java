package org.deriv.derive;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Names of roots of diagonal matrices: where {@code G} is {@code diag(v)^(1/2)}, {@code diag(v)} is
 * {@code G*G}, and {@code v .* a} is {@code G*G*a}.
 */
final class NamedRoots {
  private static final Rational HALF = Rational.of(1, 2);
  private final Map<Expr, Expr> roots = new HashMap<>();

  /** From now on the name stands for what is tidy, if that is such a root. */
  void add(Expr name, Expr tidied) {
    squared(tidied).ifPresent(vector -> roots.putIfAbsent(vector, name));
  }

  /** The vector whose root is on the diagonal. */
  private static Optional<Expr> squared(Expr tidied) {
    boolean root =
        tidied.is(Operator.POWER)
            && tidied.arg(0).is(Operator.DIAGONAL_MATRIX)
            && tidied.arg(1).op() instanceof Op.Number(Rational value)
            && value.equals(HALF);
    if (root) {
      return Optional.of(tidied.arg(0).arg(0));
    }
    boolean roots =
        tidied.is(Operator.DIAGONAL_MATRIX)
            && tidied.arg(0).is(new Op.Apply(Function.Elementary.SQRT, 0));
    return roots ? Optional.of(tidied.arg(0).arg(0)) : Optional.empty();
  }

  /** The diagonal matrix of a vector by the name of its root. */
  Optional<Expr> matrix(Expr vector) {
    @Nullable Expr root = roots.get(vector);
    return root == null ? Optional.empty() : Optional.of(Make.product(root, root));
  }

  /** An entrywise product of columns by the name of the root of one of them. */
  Optional<List<Expr>> product(Map<Expr, Expr> powers, Shape shape, Hadamards hadamards) {
    if (roots.isEmpty() || powers.size() < 2 || !shape.isVector()) {
      return Optional.empty();
    }
    for (Map.Entry<Expr, Expr> power : powers.entrySet()) {
      @Nullable Expr root = roots.get(power.getKey());
      if (root != null && power.getValue().isNumber(1)) {
        Map<Expr, Expr> rest = new LinkedHashMap<>(powers);
        rest.remove(power.getKey());
        return Optional.of(List.of(root, root, hadamards.write(rest, shape)));
      }
    }
    return Optional.empty();
  }
}
