package org.deriv.derive.optimum;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.deriv.problem.Derivation;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;

/** Tells what was found as a textbook does: solution, second-order condition, optimality. */
final class Telling {
  private final Workbench bench;
  private final Question question;
  private final Elimination elimination;
  private final List<Stage> stages;
  private final List<Declaration> introduced;

  Telling(
      Workbench bench,
      Question question,
      Elimination elimination,
      List<Stage> stages,
      List<Declaration> introduced) {
    this.bench = bench;
    this.question = question;
    this.elimination = elimination;
    this.stages = stages;
    this.introduced = introduced;
  }

  Derivation solved(Optional<String> name) {
    elimination.found().forEach(this::solution);
    refuseTheOtherWay();
    Map<Expr, Expr> stars = stars(name);
    SecondOrder argument = new SecondOrder(elimination, question);
    stages.addAll(argument.curvature());
    stages.addAll(new Optimality(elimination, question, stars).stages());
    List<Expr> results = new ArrayList<>();
    for (Expr variable : question.variables()) {
      Expr value = elimination.at(variable, List.of(variable));
      results.add(question.variables().size() == 1 ? value : Workbench.equation(variable, value));
    }
    return new Derivation(stages, results, introduced);
  }

  /** Where no closed form was found, the equation that says where the best points are. */
  Derivation unsolved() {
    List<Expr> results = new ArrayList<>();
    elimination.gradients().forEach((variable, gradient) -> {
      if (bench.mentions(gradient, variable)) {
        results.add(Workbench.equation(gradient, Workbench.zero(gradient)));
        return;
      }
      throw unbounded(variable, gradient);
    });
    SecondOrder argument = new SecondOrder(elimination, question);
    stages.addAll(argument.curvatureOfAll());
    String words = "no closed form was found: a " + question.best() + " solves this equation";
    List<Step> claims = new ArrayList<>();
    for (Map.Entry<Expr, Expr> each : elimination.gradients().entrySet()) {
      Expr gradient = Expr.of(org.deriv.expr.Operator.GRADIENT, each.getKey(), question.lagrangian());
      Expr zero = Workbench.zero(gradient);
      claims.add(
          new Step(
              Relation.EQUIVALENT,
              Make.compare(
                  Relation.EQUIVALENT,
                  Workbench.equation(gradient, zero),
                  Workbench.equation(each.getValue(), zero)),
              Reason.of(words),
              elimination.conditions()));
    }
    stages.add(Stage.claims("No closed form", claims));
    return new Derivation(stages, results, introduced);
  }

  private Unsolved unbounded(Expr variable, Expr gradient) {
    String direction = question.isMinimum() ? "below" : "above";
    return Unsolved.because(
        "the gradient in `"
            + variable
            + "` is "
            + Wording.quoted(gradient)
            + " wherever it is taken: where that is not 0 the objective is unbounded "
            + direction,
        question.objective());
  }

  /** A stationary point that is best the other way round is no answer. */
  private void refuseTheOtherWay() {
    for (Eliminated each : elimination.found()) {
      boolean wrong = each.curvature().sign() == Curvature.Sign.WRONG;
      boolean atRoot =
          each.curvature().sign() == Curvature.Sign.UNKNOWN
              && elimination.signAt(each.solution(), each.curvature()) == Curvature.Sign.WRONG;
      if (wrong || atRoot) {
        String other = question.isMinimum() ? "maximum" : "minimum";
        String unbounded =
            each.curvature().constant()
                ? "; the objective is unbounded " + (question.isMinimum() ? "below" : "above")
                : "";
        throw Unsolved.because(
            "the only stationary point in `" + each.unknown() + "` is a " + other + unbounded,
            question.objective());
      }
    }
  }

  private void solution(Eliminated each) {
    boolean first = each.equals(elimination.found().getFirst());
    Expr zero = Workbench.zero(each.equation());
    List<Step> steps = new ArrayList<>();
    Expr start = Workbench.equation(each.original(), zero);
    if (!each.original().equals(each.equation())) {
      steps.add(
          LinearSolver.step(
              Workbench.equation(each.equation(), zero), "with what was found above", List.of()));
    }
    steps.addAll(each.solution().steps());
    List<Expr> assuming = new ArrayList<>(each.original().equals(each.equation()) ? List.of() : each.before());
    assuming.addAll(question.domain());
    assuming.addAll(elimination.conditions());
    String heading =
        each.unknown().equals(each.unknown()) && first ? "Solution" : "Then";
    stages.add(new Stage(Optional.of(heading), distinct(assuming), Optional.of(start), steps));
    leastNorm(each);
    finished(each);
  }

  private static List<Expr> distinct(List<Expr> truths) {
    return List.copyOf(new LinkedHashSet<>(truths));
  }

  /** One of several solutions is put into the equation that it solves. */
  private void leastNorm(Eliminated each) {
    if (each.solution().kind() != Solution.Kind.LEAST_NORM) {
      return;
    }
    Expr value = each.solution().value();
    Expr product =
        org.deriv.expr.Substitution.of(each.unknown(), value)
            .in(each.solution().linear().getFirst());
    Step step =
        new Step(
            Relation.EQUAL,
            each.solution().linear().getLast(),
            Reason.of(
                "so " + Wording.quoted(Workbench.equation(each.unknown(), value)) + " solves it"),
            List.of());
    stages.add(new Stage(product, List.of(step)));
    if (question.variables().contains(each.unknown())) {
      stages.add(shortest(each));
    }
  }

  /** Any other solution is longer: it differs by a vector at a right angle to the one found. */
  private static Stage shortest(Eliminated each) {
    Expr unknown = each.unknown();
    Expr value = each.solution().value();
    boolean vector = unknown.shape().rank() < 2;
    Op norm = new Op.Norm(vector ? Op.Norm.Kind.TWO : Op.Norm.Kind.FROBENIUS);
    Expr least = Make.power(Expr.of(norm, value), 2);
    Expr other = Make.power(Expr.of(norm, Make.minus(unknown, value)), 2);
    List<Step> steps =
        List.of(
            new Step(
                Relation.EQUAL,
                Make.sum(least, other),
                Reason.of("Pythagoras: the difference is at a right angle to the solution found"),
                List.of()),
            new Step(
                Relation.GREATER_EQUAL,
                least,
                Reason.of("equal only where they are the same"),
                List.of()));
    Expr linear =
        Workbench.equation(
            each.solution().linear().getFirst(), each.solution().linear().getLast());
    return new Stage(
        Optional.of("Of all solutions the one of least norm"),
        List.of(linear),
        Optional.of(Make.power(Expr.of(norm, unknown), 2)),
        steps);
  }

  /** After the last unknown, the earlier ones in terms of nothing unknown. */
  private void finished(Eliminated last) {
    if (!last.equals(elimination.found().getLast())) {
      return;
    }
    for (Eliminated each : elimination.found().reversed()) {
      Expr value = elimination.at(each.unknown(), List.of(each.unknown()));
      boolean multiplier = !question.variables().contains(each.unknown());
      if (!multiplier && !value.equals(each.solution().value())) {
        Expr before = Workbench.equation(each.unknown(), each.solution().value());
        Step step =
            LinearSolver.step(
                Workbench.equation(each.unknown(), value), "with what was found", List.of());
        stages.add(
            new Stage(Optional.empty(), known(each), Optional.of(before), List.of(step)));
      }
    }
  }

  private List<Expr> known(Eliminated each) {
    Set<Expr> known = new LinkedHashSet<>();
    for (Eliminated other : elimination.found()) {
      if (bench.mentions(each.solution().value(), other.unknown())) {
        known.add(
            Workbench.equation(
                other.unknown(), elimination.at(other.unknown(), List.of(other.unknown()))));
      }
    }
    return List.copyOf(known);
  }

  /** Names for the best values. */
  private Map<Expr, Expr> stars(Optional<String> name) {
    Map<Expr, Expr> stars = new LinkedHashMap<>();
    for (Expr variable : question.variables()) {
      Expr value = elimination.at(variable, List.of(variable));
      String star =
          question.variables().size() == 1 && name.isPresent()
              ? name.get()
              : bench.fresh(variable + "_star", Set.of());
      stars.put(variable, Make.symbol(star, variable.shape()));
      introduced.add(new Declaration.Let(star, List.of(), value));
    }
    return stars;
  }
}
