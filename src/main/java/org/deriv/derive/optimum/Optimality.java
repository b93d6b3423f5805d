package org.deriv.derive.optimum;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Substitution;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;

/** The claim that no feasible point is better, one variable after the other. */
final class Optimality {
  private final Elimination elimination;
  private final Question question;
  private final Map<Expr, Expr> stars;
  private final Workbench bench;

  /**
   * @param stars the names of the best values, by variable
   */
  Optimality(Elimination elimination, Question question, Map<Expr, Expr> stars) {
    this.elimination = elimination;
    this.question = question;
    this.stars = stars;
    this.bench = elimination.start();
  }

  List<Stage> stages() {
    List<Stage> stages = new ArrayList<>();
    feasibility().ifPresent(stages::add);
    stages.add(comparison());
    return stages;
  }

  /** The best point meets the constraints. */
  private Optional<Stage> feasibility() {
    List<Step> claims = new ArrayList<>();
    for (Expr truth : question.feasible()) {
      Expr at = Substitution.of(stars).in(truth);
      claims.add(Step.claim(at, Reason.of("the point is feasible")));
    }
    return claims.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Stage(Optional.of("Feasibility"), conditions(), Optional.empty(), claims));
  }

  private List<Expr> conditions() {
    Set<Expr> all = new LinkedHashSet<>(elimination.conditions());
    for (Eliminated each : elimination.found()) {
      each.curvature().needed(question).ifPresent(all::add);
      for (Expr condition : each.solution().conditions()) {
        all.addAll(bench.unmetBut(elimination.values(), condition));
      }
    }
    return List.copyOf(all);
  }

  private Stage comparison() {
    List<Expr> assuming = new ArrayList<>(question.feasible());
    assuming.addAll(conditions());
    List<Eliminated> found =
        elimination.found().stream()
            .filter(each -> question.variables().contains(each.unknown()))
            .toList();
    boolean each = question.constraints().isEmpty() || found.size() == 1;
    List<Step> steps = each ? eachInTurn(found) : List.of(bound(best(), "as said above"));
    return new Stage(
        Optional.of("Optimality"),
        List.copyOf(new LinkedHashSet<>(assuming)),
        Optional.of(question.objective()),
        steps);
  }

  private Expr best() {
    return Substitution.of(stars).in(question.objective());
  }

  private List<Step> eachInTurn(List<Eliminated> found) {
    List<Step> steps = new ArrayList<>();
    Expr before = question.objective();
    for (Eliminated each : found) {
      Expr point = point(each, found);
      Map<Expr, Expr> value = new LinkedHashMap<>(Map.of(each.unknown(), point));
      Expr after = Substitution.of(value).in(before);
      Optional<Expr> rise = rise(each, point);
      rise.ifPresent(square ->
          steps.add(
              new Step(
                  Relation.EQUAL,
                  Make.sum(after, square),
                  Reason.of("expanded about the stationary point"),
                  List.of())));
      steps.add(bound(after, rise.isPresent() ? "the last term " + signed() : why(each)));
      before = after;
    }
    return steps;
  }

  /** The name of the best value, where it does not depend on variables that come later. */
  private Expr point(Eliminated each, List<Eliminated> found) {
    boolean last = each.equals(found.getLast());
    boolean coupled = Question.mentions(each.solution().value(), question.variables());
    return last || !coupled
        ? stars.getOrDefault(each.unknown(), each.unknown())
        : each.solution().value();
  }

  private Step bound(Expr value, String words) {
    return new Step(question.bound(), value, Reason.of(words), needed());
  }

  /** What the second derivative must be and is not known to be. */
  private List<Expr> needed() {
    return elimination.found().stream()
        .flatMap(each -> each.curvature().needed(question).stream())
        .toList();
  }

  private String signed() {
    return question.isMinimum() ? "is nowhere negative" : "is nowhere positive";
  }

  private String why(Eliminated each) {
    return switch (each.curvature().sign()) {
      case STRICT, WEAK -> "the second derivative " + signed();
      case UNKNOWN, WRONG -> "at the stationary point";
    };
  }

  /** Half the quadratic form of the second derivative, where that is constant. */
  private Optional<Expr> rise(Eliminated each, Expr point) {
    Curvature curvature = each.curvature();
    boolean known = curvature.constant() && curvature.sign() != Curvature.Sign.WRONG;
    return known ? curvature.hessian().map(h -> half(h, each.unknown(), point)) : Optional.empty();
  }

  private Expr half(Expr hessian, Expr variable, Expr point) {
    Expr change = Make.minus(variable, point);
    Expr half = Make.number(Rational.of(1, 2));
    Expr form =
        switch (variable.shape().rank()) {
          case 0 -> Make.product(half, hessian, Make.power(change, 2));
          case 1 -> Make.product(half, Make.product(Make.transpose(change), hessian, change));
          default ->
              Make.product(
                  half,
                  Expr.of(Operator.TRACE, Make.product(Make.transpose(change), hessian, change)));
        };
    return bench.tidy(form);
  }
}
