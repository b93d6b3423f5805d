package org.deriv.derive.optimum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;
import org.deriv.problem.Derivation.Stage;

/**
 * Solves the stationarity equations one variable after the other, each in terms of those left, and
 * then the constraints for their multipliers.
 */
final class Elimination {
  private final Workbench bench;
  private final Question question;
  private final Map<Expr, Expr> gradients = new LinkedHashMap<>();
  private final Map<Expr, Expr> current = new LinkedHashMap<>();
  private final List<Stage> stages = new ArrayList<>();
  private final List<Expr> conditions = new ArrayList<>();
  private final List<Eliminated> found = new ArrayList<>();
  private final Map<Expr, Expr> values = new LinkedHashMap<>();
  private Workbench knowing;

  Elimination(Workbench bench, Question question) {
    this.bench = bench;
    this.question = question;
    this.knowing = bench;
  }

  /** The stages in which the gradients are worked out. */
  List<Stage> stages() {
    return stages;
  }

  /** What the gradients exist under. */
  List<Expr> conditions() {
    return conditions;
  }

  Map<Expr, Expr> gradients() {
    return gradients;
  }

  List<Eliminated> found() {
    return found;
  }

  /** The values of all unknowns, of the variables and the multipliers. */
  Map<Expr, Expr> values() {
    return values;
  }

  /** What was known before anything was found. */
  Workbench start() {
    return bench;
  }

  /** With what the gradients exist under taken for granted. */
  Workbench knowing() {
    return knowing;
  }

  /** Works out the gradient in every variable of a function that is the Lagrangian. */
  void differentiate(Expr lagrangian) {
    for (Expr variable : question.variables()) {
      Workbench.Worked worked = bench.workOut(Expr.of(Operator.GRADIENT, variable, lagrangian));
      stages.addAll(worked.stages());
      bench.unmet(worked.conditions()).stream()
          .filter(condition -> !conditions.contains(condition))
          .forEach(conditions::add);
      Expr expanded = bench.expanded(worked.expr(), question.variables());
      boolean same = expanded.equals(worked.expr());
      gradients.put(variable, same ? expanded : bench.tidy(expanded));
    }
    knowing = bench.assuming(conditions);
    current.putAll(gradients);
  }

  /** Whether every unknown was found. */
  boolean solve() {
    while (!current.isEmpty()) {
      Optional<Eliminated> next =
          current.entrySet().stream()
              .flatMap(each -> candidate(each.getKey(), each.getValue()).stream())
              .min(Comparator.comparingInt(this::cost));
      if (next.isEmpty()) {
        return false;
      }
      take(next.get());
      current.remove(next.get().unknown());
      current.replaceAll((_, gradient) -> put(next.get(), gradient));
    }
    for (Question.Constraint constraint : question.constraints()) {
      if (!multiplier(constraint)) {
        return false;
      }
    }
    return true;
  }

  private int cost(Eliminated candidate) {
    List<Expr> others =
        current.keySet().stream().filter(v -> !v.equals(candidate.unknown())).toList();
    int coupled = Question.mentions(candidate.solution().value(), others) ? 100 : 0;
    int stated = candidate.solution().conditions().isEmpty() ? 0 : 10;
    return coupled + stated + candidate.unknown().shape().rank();
  }

  private void take(Eliminated next) {
    found.add(next);
    Map<Expr, Expr> latest = Map.of(next.unknown(), next.solution().value());
    values.replaceAll((_, value) -> knowing.put(latest, value));
    values.put(next.unknown(), next.solution().value());
    knowing = knowing.assuming(next.solution().conditions());
  }

  private Expr put(Eliminated next, Expr expr) {
    return knowing.mentions(expr, next.unknown())
        ? knowing.put(Map.of(next.unknown(), next.solution().value()), expr)
        : expr;
  }

  private Optional<Eliminated> candidate(Expr variable, Expr gradient) {
    Curvature curvature = Curvature.of(knowing, question, gradient, variable);
    List<Solution> roots = new Roots(knowing).of(gradient, variable);
    return best(roots, curvature)
        .map(root ->
            new Eliminated(
                gradients.getOrDefault(variable, gradient),
                gradient,
                before(),
                root,
                curvature,
                roots.size()));
  }

  private List<Expr> before() {
    List<Expr> equations = new ArrayList<>();
    values.forEach((name, value) -> equations.add(Workbench.equation(name, value)));
    return equations;
  }

  /** Of several roots the only one at which the second derivative has the right sign. */
  private Optional<Solution> best(List<Solution> roots, Curvature curvature) {
    if (roots.size() < 2) {
      return roots.stream().findFirst();
    }
    if (curvature.hessian().isEmpty()) {
      return Optional.empty();
    }
    List<Solution> right =
        roots.stream().filter(root -> signAt(root, curvature) == Curvature.Sign.STRICT).toList();
    return right.size() == 1 ? Optional.of(right.getFirst()) : Optional.empty();
  }

  /** The sign of the second derivative at a root. */
  Curvature.Sign signAt(Solution root, Curvature curvature) {
    return curvature
        .hessian()
        .map(h -> knowing.put(Map.of(root.unknown(), root.value()), h))
        .map(h -> Curvature.sign(knowing, question, h))
        .orElse(Curvature.Sign.UNKNOWN);
  }

  private boolean multiplier(Question.Constraint constraint) {
    Expr excess = knowing.put(values, constraint.excess());
    Expr unknown = constraint.multiplier();
    if (!knowing.mentions(excess, unknown)) {
      return false;
    }
    List<Solution> roots = new Roots(knowing).of(excess, unknown);
    if (roots.size() != 1) {
      return false;
    }
    Curvature none = new Curvature(Optional.empty(), Curvature.Sign.UNKNOWN, false);
    Expr original = constraint.excess();
    take(new Eliminated(original, excess, before(), roots.getFirst(), none, 1));
    return true;
  }

  /** A function of the variables with the values of those in {@code done} put in. */
  Expr at(Expr expr, List<Expr> done) {
    Map<Expr, Expr> some = new LinkedHashMap<>();
    done.forEach(name -> some.put(name, values.getOrDefault(name, Make.zeros(name.shape()))));
    return knowing.put(some, expr);
  }
}
