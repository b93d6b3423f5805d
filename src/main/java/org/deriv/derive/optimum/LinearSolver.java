package org.deriv.derive.optimum;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Relation;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Derivation.Step;

/** Solves A·v·B + r = 0 for v, where the matrices need not commute. */
final class LinearSolver {
  private final Workbench bench;

  LinearSolver(Workbench bench) {
    this.bench = bench;
  }

  /** The solution of {@code form == 0}; empty where v does not occur or no inverse makes sense. */
  Optional<Solution> solve(LinearForm form) {
    if (Workbench.isZero(form.left())) {
      return Optional.empty();
    }
    Scaled left = Scaled.of(bench, form.left());
    Scaled right = form.right().map(r -> Scaled.of(bench, r)).orElse(unit());
    Expr factor = Make.product(left.factor(), right.factor());
    Expr constant = bench.tidy(Make.divide(Make.negate(form.rest()), factor));
    Expr unknown = form.unknown();
    if (unknown.shape().isScalar()) {
      return Optional.of(scalar(unknown, left.matrix(), constant));
    }
    List<Step> steps = new ArrayList<>();
    Expr product = product(left, unknown, right);
    if (!product.equals(unknown)) {
      Expr collected = Workbench.equation(product, constant);
      steps.add(step(collected, "the terms in `" + unknown + "` collected", List.of()));
    }
    return invert(steps, unknown, left, right, constant);
  }

  private static Scaled unit() {
    return new Scaled(Make.number(1), Make.number(1));
  }

  private static Expr product(Scaled left, Expr unknown, Scaled right) {
    List<Expr> factors = new ArrayList<>();
    if (!left.isUnit()) {
      factors.add(left.matrix());
    }
    factors.add(unknown);
    if (!right.isUnit()) {
      factors.add(right.matrix());
    }
    return Make.product(factors);
  }

  static Step step(Expr equation, String words, List<Expr> conditions) {
    return new Step(Relation.EQUIVALENT, equation, Reason.of(words), conditions);
  }

  private Solution scalar(Expr unknown, Expr coefficient, Expr constant) {
    Expr value = bench.tidy(Make.divide(constant, coefficient));
    List<Step> steps = new ArrayList<>();
    if (!coefficient.isNumber(1)) {
      Expr collected = Workbench.equation(Make.product(coefficient, unknown), constant);
      steps.add(step(collected, "the terms in `" + unknown + "` collected", List.of()));
    }
    List<Expr> conditions =
        bench.unmet(List.of(Make.compare(Relation.NOT_EQUAL, coefficient, Make.number(0))));
    List<Expr> stated = coefficient.op() instanceof Op.Number ? List.of() : conditions;
    steps.add(step(Workbench.equation(unknown, value), "solved for `" + unknown + "`", stated));
    return new Solution(unknown, value, Solution.Kind.ONLY, steps, List.of());
  }

  private Optional<Solution> invert(
      List<Step> steps, Expr unknown, Scaled left, Scaled right, Expr constant) {
    Expr a = left.matrix();
    boolean square = left.isUnit() || a.shape().isSquare();
    boolean plain = right.isUnit();
    if (square && !left.isUnit() && plain && !bench.facts().provesInvertible(a)) {
      Optional<Expr> singular = new SingularSystem(bench).solve(a, constant);
      if (singular.isPresent()) {
        List<Expr> linear = List.of(Make.product(a, unknown), constant);
        return Optional.of(
            new Solution(unknown, singular.get(), Solution.Kind.LEAST_NORM, steps, linear));
      }
    }
    if (square && (plain || right.matrix().shape().isSquare())) {
      return Optional.of(inverted(steps, unknown, left, right, constant));
    }
    return plain ? wide(steps, unknown, a, constant) : Optional.empty();
  }

  private Solution inverted(
      List<Step> steps, Expr unknown, Scaled left, Scaled right, Expr constant) {
    List<Expr> conditions = new ArrayList<>();
    List<Expr> factors = new ArrayList<>();
    List<String> inverses = new ArrayList<>();
    if (!left.isUnit()) {
      factors.add(Make.inverse(left.matrix()));
      conditions.add(invertible(left.matrix()));
      inverses.add(why(left.matrix()));
    }
    factors.add(constant);
    if (!right.isUnit()) {
      factors.add(Make.inverse(right.matrix()));
      conditions.add(invertible(right.matrix()));
      inverses.add(why(right.matrix()));
    }
    Expr value = shorter(factors, constant);
    String words =
        inverses.isEmpty() ? "solved for `" + unknown + "`" : String.join(", ", inverses);
    List<Step> all = new ArrayList<>(steps);
    all.add(step(Workbench.equation(unknown, value), words, bench.unmet(conditions)));
    return new Solution(unknown, value, Solution.Kind.ONLY, all, List.of());
  }

  /** The product, term by term where an inverse meets its matrix and that is shorter. */
  private Expr shorter(List<Expr> factors, Expr constant) {
    Expr whole = bench.tidy(Make.product(factors));
    if (!constant.is(Operator.ADD)) {
      return whole;
    }
    List<Expr> terms = new ArrayList<>();
    for (Expr term : constant.args()) {
      terms.add(Make.product(factors.stream().map(it -> it.equals(constant) ? term : it).toList()));
    }
    Expr spread = bench.tidy(Make.sum(terms.stream().map(bench::tidy).toList()));
    Set<Expr> before = parts(whole);
    Set<Expr> after = parts(spread);
    return inverses(after) <= inverses(before) && after.size() < before.size() ? spread : whole;
  }

  private static long inverses(Set<Expr> parts) {
    return parts.stream().filter(part -> part.is(Operator.INVERSE)).count();
  }

  private static Set<Expr> parts(Expr expr) {
    Set<Expr> seen = new HashSet<>();
    List<Expr> open = new ArrayList<>(List.of(expr));
    while (!open.isEmpty()) {
      Expr next = open.removeLast();
      if (seen.add(next)) {
        open.addAll(next.args());
      }
    }
    return seen;
  }

  private String why(Expr matrix) {
    String name = matrix.args().isEmpty() ? "`" + matrix + "`" : "the matrix";
    return bench.facts().provesPositiveDefinite(matrix)
        ? name + " is positive definite, so invertible"
        : bench.facts().provesInvertible(matrix)
            ? name + " is invertible"
            : "if " + name + " is invertible";
  }

  private static Expr invertible(Expr matrix) {
    return Make.has(Property.INVERTIBLE, matrix);
  }

  /** Fewer equations than unknowns: A'(AA')⁻¹c is the solution of least norm. */
  private Optional<Solution> wide(List<Step> steps, Expr unknown, Expr a, Expr constant) {
    Expr turned = Make.transpose(a);
    List<Expr> linear = List.of(Make.product(a, unknown), constant);
    if (bench.facts().provesFullColumnRank(turned)) {
      Expr gram = Make.inverse(Make.product(a, turned));
      Expr value = bench.tidy(Make.product(turned, gram, constant));
      return Optional.of(new Solution(unknown, value, Solution.Kind.LEAST_NORM, steps, linear));
    }
    Expr inverse = Expr.of(Operator.PSEUDO_INVERSE, a);
    Expr value = bench.tidy(Make.product(inverse, constant));
    return bench.provesEqual(Make.product(a, value), constant)
        ? Optional.of(new Solution(unknown, value, Solution.Kind.LEAST_NORM, steps, linear))
        : Optional.empty();
  }
}
