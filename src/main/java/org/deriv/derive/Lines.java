package org.deriv.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Expr;
import org.deriv.expr.Relation;
import org.deriv.problem.Derivation.Step;
import org.deriv.rule.Lean;

/** The lines in which a differential is pushed inwards, at the size of a textbook's. */
final class Lines {
  private static final int MOST_LINES = 4;
  private static final int LARGEST_LINE = 300;
  private final Laws laws;
  private final Tidy tidy;
  private final Varying varying;

  Lines(Laws laws, Tidy tidy, Varying varying) {
    this.laws = laws;
    this.tidy = tidy;
    this.varying = varying;
  }

  /** The steps from the differential of an expression to one linear in those of the leaves. */
  List<Step> of(Expr expr) {
    if (laws.detail() == Detail.FULL) {
      return with(expr, 1);
    }
    List<Step> steps = List.of();
    for (int depth = 1; depth <= 3; depth++) {
      steps = with(expr, depth);
      if (steps.size() <= MOST_LINES) {
        return steps;
      }
    }
    return with(expr, Integer.MAX_VALUE);
  }

  private List<Step> with(Expr expr, int depth) {
    List<Step> steps = new ArrayList<>();
    Expr current = varying.differential(expr);
    while (hasFrontier(current, new HashMap<>())) {
      if (laws.detail() == Detail.TEXTBOOK
          && depth < Integer.MAX_VALUE
          && steps.size() > MOST_LINES) {
        return steps;
      }
      Ledger ledger = new Ledger();
      Differential differential = new Differential(laws, varying, ledger);
      Expr pushed = advanced(current, differential, depth, new HashMap<>());
      current = tidy.inOrder(pushed);
      boolean large = tidy.order().size(current) > LARGEST_LINE && depth < Integer.MAX_VALUE;
      if (large) {
        return with(expr, Integer.MAX_VALUE);
      }
      steps.add(
          new Step(
              Relation.EQUAL, current, ledger.reason("the differential"), ledger.conditions()));
    }
    return steps;
  }

  private boolean hasFrontier(Expr expr, Map<Expr, Boolean> memo) {
    if (varying.isDifferential(expr)) {
      return !varying.isLeafDifferential(expr);
    }
    Boolean known = memo.get(expr);
    if (known == null) {
      known = expr.args().stream().anyMatch(arg -> hasFrontier(arg, memo));
      memo.put(expr, known);
    }
    return known;
  }

  private Expr advanced(Expr expr, Differential differential, int depth, Map<Expr, Expr> memo) {
    if (varying.isDifferential(expr)) {
      return differential.of(expr.args().getLast(), depth);
    }
    if (expr.args().isEmpty() || !tidy.hasDifferential(expr)) {
      return expr;
    }
    Expr known = memo.get(expr);
    if (known == null) {
      known =
          Lean.of(
              expr.op(),
              expr.args().stream().map(arg -> advanced(arg, differential, depth, memo)).toList());
      memo.put(expr, known);
    }
    return known;
  }
}
