package org.deriv.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;
import org.deriv.rule.Lean;

/**
 * Brings the inner product of a tensor G with an expression linear in differentials to the form
 * tr(G₁'dX₁) + tr(G₂'dX₂) + … by the adjoint rules, and reads the Gᵢ off. One pass over the graph,
 * from its top to its leaves, so that a shared part is visited once.
 */
final class Adjoint {
  private final AdjointRules rules;
  private final Varying varying;
  private final Map<Expr, Boolean> linear = new HashMap<>();
  private final Map<Expr, List<Expr>> received = new HashMap<>();
  private final Map<Expr, List<Expr>> leaves = new LinkedHashMap<>();

  private Adjoint(AdjointRules rules, Varying varying) {
    this.rules = rules;
    this.varying = varying;
  }

  /** For each leaf, what its differential is multiplied with. */
  static Map<Expr, Expr> of(Expr expr, Expr cotangent, Varying varying, Laws laws, Ledger ledger) {
    return of(expr, cotangent, new AdjointRules(laws, ledger), varying);
  }

  static Map<Expr, Expr> of(Expr expr, Expr cotangent, AdjointRules rules, Varying varying) {
    Adjoint pass = new Adjoint(rules, varying);
    List<Expr> order = new ArrayList<>();
    pass.visit(expr, order, new HashSet<>());
    pass.receive(expr, cotangent);
    order.reversed().forEach(pass::propagate);
    Map<Expr, Expr> result = new LinkedHashMap<>();
    pass.leaves.forEach((leaf, terms) -> result.put(leaf, Lean.sum(terms)));
    return result;
  }

  private boolean isLinear(Expr expr) {
    Boolean known = linear.get(expr);
    if (known == null) {
      known = varying.isDifferential(expr) || expr.args().stream().anyMatch(this::isLinear);
      linear.put(expr, known);
    }
    return known;
  }

  private void visit(Expr node, List<Expr> order, Set<Expr> visited) {
    if (isLinear(node) && visited.add(node)) {
      if (!varying.isDifferential(node) && !AdjointStructure.isOne(node)) {
        // From the right, so that the pass back meets the terms as they stand.
        node.args().reversed().forEach(arg -> visit(arg, order, visited));
      }
      order.add(node);
    }
  }

  private void receive(Expr node, Expr cotangent) {
    received.computeIfAbsent(node, _ -> new ArrayList<>()).add(cotangent);
  }

  private void propagate(Expr node) {
    List<Expr> terms = received.get(node);
    if (terms == null) {
      return;
    }
    Expr cotangent = Lean.sum(terms);
    if (varying.isDifferential(node)) {
      leaf(node.args().getLast(), cotangent);
    } else if (AdjointStructure.isOne(node)) {
      new AdjointStructure(rules, varying).of(node, cotangent).forEach(this::leaf);
    } else if (node.is(Operator.ADD)) {
      node.args().stream().filter(this::isLinear).forEach(term -> receive(term, cotangent));
    } else {
      int place = place(node);
      Expr inner = node.arg(place);
      receive(
          inner,
          node.is(Operator.PRODUCT)
              ? factor(node, place, cotangent)
              : rules.apply(node, inner, cotangent));
    }
  }

  private void leaf(Expr leaf, Expr cotangent) {
    leaves.computeIfAbsent(leaf, _ -> new ArrayList<>()).add(cotangent);
  }

  private int place(Expr node) {
    int found = -1;
    for (int i = 0; i < node.args().size(); i++) {
      if (isLinear(node.arg(i))) {
        if (found >= 0) {
          throw new IllegalStateException("not linear in differentials: " + node);
        }
        found = i;
      }
    }
    return found;
  }

  /** A product is stripped of its scalars, then from the left, then from the right. */
  private Expr factor(Expr node, int place, Expr cotangent) {
    Expr inner = node.arg(place);
    List<Expr> scalars = new ArrayList<>();
    List<Expr> left = new ArrayList<>();
    List<Expr> right = new ArrayList<>();
    for (int i = 0; i < node.args().size(); i++) {
      Expr factor = node.arg(i);
      if (i != place) {
        (factor.shape().isScalar() ? scalars : i < place ? left : right).add(factor);
      }
    }
    Expr current = cotangent;
    if (!scalars.isEmpty()) {
      Expr rest = joined(left, inner, right);
      current = rules.named("adjoint-scalar-factor", current, rest, "c", Make.product(scalars));
    }
    if (inner.shape().isScalar() && !(left.isEmpty() && right.isEmpty())) {
      left.addAll(right);
      return rules.named("adjoint-scaled", current, inner, "A", Make.product(left));
    }
    if (!left.isEmpty()) {
      Expr rest = joined(List.of(), inner, right);
      current = rules.named("adjoint-left-factor", current, rest, "A", Make.product(left));
    }
    return right.isEmpty()
        ? current
        : rules.named("adjoint-right-factor", current, inner, "B", Make.product(right));
  }

  private static Expr joined(List<Expr> left, Expr inner, List<Expr> right) {
    List<Expr> factors = new ArrayList<>(left);
    factors.add(inner);
    factors.addAll(right);
    return Make.product(factors);
  }
}
