package org.deriv.derive.optimum;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.expr.Substitution;
import org.deriv.problem.Derivation.Step;
import org.deriv.scalar.Answer;
import org.deriv.scalar.Facts;

/**
 * Roots of one equation in one number, or in one entry of a tensor whose entries it treats alike.
 */
final class ScalarSolver {
  private final Workbench bench;

  ScalarSolver(Workbench bench) {
    this.bench = bench;
  }

  /** The roots of {@code expr == 0} that can meet the assumptions. */
  List<Solution> roots(Expr expr, Expr unknown) {
    return unknown.shape().isScalar() && expr.shape().isScalar()
        ? numbers(expr, unknown)
        : expr.shape().equals(unknown.shape()) ? entries(expr, unknown) : List.of();
  }

  private List<Solution> numbers(Expr expr, Expr unknown) {
    List<Map<Expr, Expr>> roots = new ArrayList<>();
    List<Expr> conditions = new ArrayList<>();
    Facts facts = opaque(expr, unknown, bench.closedFacts(List.of(expr, unknown)));
    ask(expr, unknown, facts, roots, conditions);
    List<Solution> solutions = new ArrayList<>();
    for (Map<Expr, Expr> root : roots) {
      Expr found = root.get(unknown);
      if (found != null && !bench.mentions(found, unknown)) {
        List<Expr> all = new ArrayList<>(conditions);
        all.addAll(bench.otherFacts(unknown, found, expr));
        solutions.add(solution(expr, unknown, bench.tidy(found), roots.size(), all));
      }
    }
    return solutions;
  }

  /**
   * Numbers made of tensors, such as sums and norms, stand for themselves: their signs are told.
   */
  private Facts opaque(Expr expr, Expr unknown, Facts start) {
    boolean number = expr.shape().isScalar() && !bench.mentions(expr, unknown);
    if (number && expr.args().stream().anyMatch(arg -> !arg.shape().isScalar())) {
      return bench.facts().provesPositive(expr)
          ? start.and(Relation.GREATER, expr, Make.number(0))
          : start;
    }
    Facts facts = start;
    for (Expr arg : expr.args()) {
      facts = opaque(arg, unknown, facts);
    }
    return facts;
  }

  private void ask(
      Expr expr, Expr unknown, Facts facts, List<Map<Expr, Expr>> roots, List<Expr> conditions) {
    Expr equation = Workbench.equation(expr, Make.number(0));
    switch (bench.algebra().solve(List.of(equation), List.of(unknown), facts)) {
      case Answer.Found<List<Map<Expr, Expr>>>(List<Map<Expr, Expr>> found, List<Expr> under) -> {
        roots.addAll(found);
        conditions.addAll(under);
      }
      case Answer.Refused<List<Map<Expr, Expr>>> _ -> {}
    }
  }

  private Solution solution(Expr expr, Expr unknown, Expr value, int of, List<Expr> conditions) {
    List<Step> steps = new ArrayList<>();
    apart(expr, unknown).ifPresent(steps::add);
    steps.add(
        LinearSolver.step(
            Workbench.equation(unknown, value),
            "solved for `" + unknown + "`",
            bench.unmet(conditions)));
    Solution.Kind kind = of == 1 ? Solution.Kind.ONLY : Solution.Kind.BRANCH;
    return new Solution(unknown, value, kind, steps, List.of());
  }

  /** What does not depend on the unknown on the other side. */
  private Optional<Step> apart(Expr expr, Expr unknown) {
    if (!expr.is(Operator.ADD)) {
      return Optional.empty();
    }
    List<Expr> here = new ArrayList<>();
    List<Expr> there = new ArrayList<>();
    expr.args().forEach(term -> (bench.mentions(term, unknown) ? here : there).add(term));
    if (here.isEmpty() || there.isEmpty()) {
      return Optional.empty();
    }
    Expr left = bench.tidy(Make.sum(here));
    Expr right = bench.tidy(Make.negate(Make.sum(there)));
    boolean negative = left.is(Operator.NEGATE);
    Expr equation =
        negative
            ? Workbench.equation(left.arg(0), bench.tidy(Make.negate(right)))
            : Workbench.equation(left, right);
    return Optional.of(LinearSolver.step(equation, "solved for `" + unknown + "`", List.of()));
  }

  private List<Solution> entries(Expr expr, Expr unknown) {
    Set<String> taken = new HashSet<>(bench.context().declarations().keySet());
    taken.addAll(bench.free(expr));
    Entrywise entrywise = new Entrywise(unknown.shape(), taken);
    return entrywise
        .entry(expr, unknown, bench)
        .map(entry -> entries(entrywise, entry, unknown, expr))
        .orElse(List.of());
  }

  private List<Solution> entries(Entrywise entrywise, Expr entry, Expr unknown, Expr expr) {
    Expr number = entrywise.number(unknown);
    Facts facts = signs(entrywise, bench.closedFacts(List.of(entry)));
    List<Map<Expr, Expr>> roots = new ArrayList<>();
    List<Expr> conditions = new ArrayList<>();
    ask(entry, number, facts, roots, conditions);
    List<Solution> solutions = new ArrayList<>();
    for (Map<Expr, Expr> root : roots) {
      Expr found = root.get(number);
      if (found != null && !bench.mentions(found, number)) {
        Expr value = bench.tidy(entrywise.tensor(found));
        List<Expr> about = conditions.stream().map(c -> about(entrywise, c)).toList();
        solutions.add(solution(expr, unknown, value, roots.size(), about));
      }
    }
    return solutions;
  }

  private Facts signs(Entrywise entrywise, Facts start) {
    Facts facts = start;
    for (Map.Entry<Expr, Expr> pair : entrywise.tensors().entrySet()) {
      if (bench.facts().provesPositive(pair.getValue())) {
        facts = facts.and(Relation.GREATER, pair.getKey(), Make.number(0));
      }
    }
    return facts;
  }

  /** A condition on a number as one on every entry of its tensor, at an index of its own. */
  private Expr about(Entrywise entrywise, Expr condition) {
    Map<Expr, Expr> entries = new java.util.LinkedHashMap<>();
    entrywise
        .tensors()
        .forEach((number, tensor) -> {
          List<Expr> indices = new ArrayList<>();
          for (int axis = 0; axis < tensor.shape().rank(); axis++) {
            indices.add(Make.scalar(bench.fresh(axis == 0 ? "i" : "j", bench.free(condition))));
          }
          entries.put(number, Make.entry(tensor, indices));
        });
    return Substitution.of(entries).in(condition);
  }
}
