package org.deriv.derive.optimum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;
import org.deriv.scalar.Answer;

/** The values of several unknowns that solve several equations. */
final class Unknowns {
  private final List<Expr> unknowns;
  private final List<Stage> stages;
  private final Workbench start;
  private Workbench bench;

  Unknowns(Workbench bench, List<Expr> unknowns, List<Stage> stages) {
    this.start = bench;
    this.bench = bench;
    this.unknowns = List.copyOf(unknowns);
    this.stages = stages;
  }

  /** The solutions: one, or the branches that were found. */
  List<Map<Expr, Expr>> solve(List<Expr> equations) {
    if (equations.size() < unknowns.size()) {
      throw Unsolved.because(
          "there are fewer equations than unknowns: infinitely many solutions, or none",
          unknowns.getLast());
    }
    List<Stage> told = new ArrayList<>();
    Optional<Map<Expr, Expr>> one = oneByOne(equations, told);
    if (one.isPresent()) {
      stages.addAll(told);
      return List.of(one.get());
    }
    return atOnce(equations);
  }

  /** A step of elimination: which equation gives which unknown. */
  private record Pick(Expr equation, Solution solution) {}

  private Optional<Map<Expr, Expr>> oneByOne(List<Expr> equations, List<Stage> told) {
    List<Expr> open = new ArrayList<>(equations);
    List<Expr> wanted = new ArrayList<>(unknowns);
    Map<Expr, Expr> values = new LinkedHashMap<>();
    List<Solution> found = new ArrayList<>();
    while (!wanted.isEmpty()) {
      Optional<Pick> pick =
          open.stream()
              .flatMap(equation -> picks(equation, wanted).stream())
              .min(Comparator.comparingInt(each -> cost(each, wanted)));
      if (pick.isEmpty()) {
        requireOpen(open, wanted);
        return Optional.empty();
      }
      Solution solution = pick.get().solution();
      tell(pick.get(), told);
      found.add(solution);
      Map<Expr, Expr> latest = Map.of(solution.unknown(), solution.value());
      values.replaceAll((_, value) -> bench.put(latest, value));
      values.put(solution.unknown(), solution.value());
      wanted.remove(solution.unknown());
      open.remove(pick.get().equation());
      bench = bench.assuming(solution.conditions());
      open.replaceAll(equation -> put(equation, latest, told));
    }
    finish(found, values, told);
    open.forEach(this::requireHolding);
    return Optional.of(values);
  }

  /** What no longer depends on an unknown must hold, and an equation for each must be left. */
  private void requireOpen(List<Expr> open, List<Expr> wanted) {
    List<Expr> closed =
        open.stream()
            .filter(e -> !Question.mentions(bench.tidy(Solving.difference(e)), wanted))
            .toList();
    closed.forEach(this::requireHolding);
    if (open.size() - closed.size() < wanted.size()) {
      throw Unsolved.because(
          "the equations leave " + Wording.names(wanted) + " free: infinitely many solutions",
          wanted.getFirst());
    }
  }

  private void requireHolding(Expr equation) {
    if (!bench.provesEqual(equation.arg(0), equation.arg(1))) {
      throw Unsolved.because(
          "there is no solution: what the other equations give does not meet "
              + Wording.quoted(equation),
          equation);
    }
  }

  private Expr put(Expr equation, Map<Expr, Expr> latest, List<Stage> told) {
    Expr unknown = latest.keySet().iterator().next();
    if (!bench.mentions(equation, unknown)) {
      return equation;
    }
    List<Expr> sides = new ArrayList<>();
    for (Expr side : equation.args()) {
      Expr value = bench.put(latest, side);
      sides.add(value);
      if (bench.mentions(side, unknown) && !value.equals(side)) {
        told.add(Telling.at(side, latest, value));
      }
    }
    return Workbench.equation(sides.get(0), sides.get(1));
  }

  private List<Pick> picks(Expr equation, List<Expr> wanted) {
    List<Pick> picks = new ArrayList<>();
    Expr difference = bench.tidy(Solving.difference(equation));
    for (Expr unknown : wanted) {
      if (bench.mentions(equation, unknown)) {
        List<Solution> roots = new Roots(bench).of(difference, unknown);
        if (roots.size() == 1) {
          picks.add(new Pick(equation, roots.getFirst()));
        }
      }
    }
    return picks;
  }

  private int cost(Pick pick, List<Expr> wanted) {
    List<Expr> others = wanted.stream().filter(v -> !v.equals(pick.solution().unknown())).toList();
    int coupled = Question.mentions(pick.solution().value(), others) ? 100 : 0;
    int stated = pick.solution().conditions().isEmpty() ? 0 : 10;
    return coupled + stated + pick.solution().unknown().shape().rank();
  }

  private void tell(Pick pick, List<Stage> told) {
    Solution solution = pick.solution();
    List<Step> steps = new ArrayList<>(solution.steps());
    boolean same = !steps.isEmpty() && steps.getFirst().result().equals(pick.equation());
    if (same) {
      steps.removeFirst();
    }
    if (!steps.isEmpty()) {
      told.add(new Stage(pick.equation(), steps));
    }
    if (solution.kind() == Solution.Kind.LEAST_NORM) {
      told.addAll(Telling.leastNorm(solution));
    }
  }

  private void finish(List<Solution> found, Map<Expr, Expr> values, List<Stage> told) {
    for (Solution solution : found.reversed()) {
      Expr value = values.getOrDefault(solution.unknown(), solution.value());
      if (!value.equals(solution.value())) {
        Map<Expr, Expr> others = new LinkedHashMap<>(values);
        others.keySet().removeIf(v -> !bench.mentions(solution.value(), v));
        told.add(Telling.at(solution.value(), others, value));
      }
    }
  }

  /** Several roots, or numbers that no equation gives by itself. */
  private List<Map<Expr, Expr>> atOnce(List<Expr> equations) {
    Expr first = equations.getFirst();
    boolean numbers =
        unknowns.stream().allMatch(v -> v.shape().isScalar())
            && equations.stream().allMatch(e -> e.arg(0).shape().isScalar());
    if (!numbers) {
      throw Unsolved.because(
          "no way to solve "
              + Wording.quoted(first)
              + " for "
              + Wording.names(unknowns)
              + " was found: it is not linear in it",
          first);
    }
    return switch (start.algebra().solve(equations, unknowns, start.closedFacts(equations))) {
      case Answer.Refused<List<Map<Expr, Expr>>>(String why) ->
          throw Unsolved.because("no solution was found: " + why, first);
      case Answer.Found<List<Map<Expr, Expr>>>(
              List<Map<Expr, Expr>> roots,
              List<Expr> conditions) ->
          branches(equations, roots, start.unmet(conditions));
    };
  }

  private List<Map<Expr, Expr>> branches(
      List<Expr> equations, List<Map<Expr, Expr>> roots, List<Expr> conditions) {
    List<Map<Expr, Expr>> tidied = new ArrayList<>();
    for (Map<Expr, Expr> root : roots) {
      Map<Expr, Expr> values = new LinkedHashMap<>();
      unknowns.forEach(v -> values.put(v, start.tidy(root.getOrDefault(v, v))));
      boolean free = values.values().stream().anyMatch(value -> Question.mentions(value, unknowns));
      if (!free) {
        tidied.add(values);
      }
    }
    if (tidied.isEmpty()) {
      throw Unsolved.because(
          "the equations leave an unknown free: infinitely many solutions", equations.getFirst());
    }
    for (Map<Expr, Expr> root : tidied) {
      boolean first = true;
      for (Expr equation : equations) {
        Stage check = Solving.check(equation, root, conditions);
        stages.add(first ? check.headed(heading(root, tidied)) : check);
        first = false;
      }
    }
    return tidied;
  }

  private static String heading(Map<Expr, Expr> root, List<Map<Expr, Expr>> all) {
    return all.size() == 1
        ? "The solution put in"
        : root.equals(all.getFirst()) ? "A solution put in" : "Another solution put in";
  }
}
