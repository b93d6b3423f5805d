package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Operator;
import org.deriv.expr.Substitution;

/**
 * A quantity that is a quotient, such as a weight {@code a[t] = exp(s[t])/sum(j) exp(s[j])}: its
 * numerators can be written as the quantity times the denominator, which then cancels.
 */
final class Quotient {
  private final Node node;
  private final Expr above;
  private final Expr below;
  private final Expr opened;

  private Quotient(Node node, Expr above, Expr below, Expr opened) {
    this.node = node;
    this.above = above;
    this.below = below;
    this.opened = opened;
  }

  /**
   * That of a quantity with indices.
   *
   * @param definition what it is, with names for sums
   * @param opening puts the sums in again
   */
  static Optional<Quotient> of(Node node, Expr definition, UnaryOperator<Expr> opening) {
    boolean quotient =
        node.role() == Node.Role.QUANTITY
            && definition.is(Operator.DIVIDE)
            && !node.at().isEmpty()
            && !new Names().free(definition.arg(0)).isEmpty();
    return quotient
        ? Optional.of(
            new Quotient(
                node, definition.arg(0), definition.arg(1), opening.apply(definition.arg(1))))
        : Optional.empty();
  }

  /** With the quantity in place of its numerators, where the denominator is the same. */
  Expr in(Expr expr) {
    Optional<Expr> here = here(expr);
    if (here.isPresent() || expr.args().isEmpty()) {
      return here.orElse(expr);
    }
    List<Expr> args = new ArrayList<>(expr.args());
    args.replaceAll(this::in);
    return expr.withArgs(args);
  }

  private Optional<Expr> here(Expr expr) {
    Map<Expr, Expr> indices = new LinkedHashMap<>();
    if (!expr.shape().equals(above.shape()) || !matches(above, expr, indices)) {
      return Optional.empty();
    }
    List<Expr> at = node.at().stream().map(index -> indices.getOrDefault(index, index)).toList();
    boolean same = Substitution.of(indices).in(opened).equals(opened);
    return same && !indices.isEmpty()
        ? Optional.of(Make.product(node.term(at), below))
        : Optional.empty();
  }

  /** Whether an expression is the numerator at some indices. */
  private boolean matches(Expr pattern, Expr expr, Map<Expr, Expr> indices) {
    if (node.at().contains(pattern)) {
      Expr bound = indices.putIfAbsent(pattern, expr);
      return expr.shape().isScalar() && (bound == null || bound.equals(expr));
    }
    if (!pattern.op().equals(expr.op()) || pattern.args().size() != expr.args().size()) {
      return false;
    }
    for (int i = 0; i < pattern.args().size(); i++) {
      if (!matches(pattern.arg(i), expr.arg(i), indices)) {
        return false;
      }
    }
    return true;
  }
}
