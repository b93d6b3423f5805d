package org.deriv.derive.optimum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.problem.Derivation.Step;

/** Solves {@code expr == 0} for one unknown: linear equations first, then what can be made so. */
final class Roots {
  private final Workbench bench;

  Roots(Workbench bench) {
    this.bench = bench;
  }

  /** The solutions that were found; none where no method fits. */
  List<Solution> of(Expr expr, Expr unknown) {
    Optional<Solution> linear = linear(expr, unknown);
    if (linear.isPresent()) {
      return List.of(linear.get());
    }
    for (Clearing.Cleared cleared : new Clearing(bench).of(expr, unknown)) {
      Optional<Solution> solution = linear(cleared.expr(), unknown);
      if (solution.isPresent() && bench.facts().provesInvertible(unknown)) {
        return List.of(after(cleared.expr(), cleared.words(), solution.get()));
      }
    }
    List<Solution> roots = new ScalarSolver(bench).roots(expr, unknown);
    return roots.isEmpty() ? rewritten(expr, unknown) : roots;
  }

  private List<Solution> rewritten(Expr expr, Expr unknown) {
    for (Exponentials.Rewritten way : new Exponentials(bench, unknown).of(expr)) {
      List<Solution> roots = new ArrayList<>();
      linear(way.expr(), unknown)
          .ifPresentOrElse(
              roots::add, () -> roots.addAll(new ScalarSolver(bench).roots(way.expr(), unknown)));
      if (!roots.isEmpty()) {
        return roots.stream().map(root -> after(way.expr(), way.words(), root)).toList();
      }
    }
    return List.of();
  }

  private Optional<Solution> linear(Expr expr, Expr unknown) {
    return LinearForm.of(bench, expr, unknown).flatMap(new LinearSolver(bench)::solve);
  }

  private static Solution after(Expr cleared, String words, Solution solution) {
    List<Step> steps = new ArrayList<>();
    Expr equation = Workbench.equation(cleared, Workbench.zero(cleared));
    steps.add(LinearSolver.step(equation, words, List.of()));
    steps.addAll(solution.steps());
    return new Solution(
        solution.unknown(), solution.value(), solution.kind(), steps, solution.linear());
  }
}
