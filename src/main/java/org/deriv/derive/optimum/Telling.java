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
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.expr.Substitution;
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
    elimination
        .gradients()
        .forEach((variable, gradient) -> {
          if (bench.mentions(gradient, variable)) {
            results.add(Workbench.equation(gradient, Workbench.zero(gradient)));
            return;
          }
          throw unbounded(variable, gradient);
        });
    SecondOrder argument = new SecondOrder(elimination, question);
    stages.addAll(argument.curvatureOfAll());
    String words = "no closed form was found: a " + question.best() + " solves this equation";
    if (!elimination.conditions().isEmpty()) {
      words += ", or lies where there is no gradient";
    }
    List<Step> claims = new ArrayList<>();
    for (Map.Entry<Expr, Expr> each : elimination.gradients().entrySet()) {
      Expr gradient = Expr.of(Operator.GRADIENT, each.getKey(), question.lagrangian());
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
            "where it is stationary in `"
                + each.unknown()
                + "` the objective has a "
                + other
                + unbounded,
            question.objective());
      }
    }
  }

  private void solution(Eliminated each) {
    boolean first = each.equals(elimination.found().getFirst());
    String heading = first ? "Solution" : "Then, for `" + each.unknown() + "`";
    Optional<String> next = Optional.of(heading);
    if (!each.original().equals(each.equation())) {
      Map<Expr, Expr> before = new LinkedHashMap<>();
      each.before().forEach(equation -> before.put(equation.arg(0), equation.arg(1)));
      stages.add(at(each.original(), before, each.equation()).headed(heading));
      next = Optional.empty();
    }
    List<Expr> assuming = new ArrayList<>(question.domain());
    assuming.addAll(elimination.conditions());
    Expr start = Workbench.equation(each.equation(), Workbench.zero(each.equation()));
    stages.add(new Stage(next, distinct(assuming), Optional.of(start), each.solution().steps()));
    shortest(each);
    finished(each);
  }

  private static List<Expr> distinct(List<Expr> truths) {
    return List.copyOf(new LinkedHashSet<>(truths));
  }

  /** One of several solutions is put into the equation that it solves. */
  private void shortest(Eliminated each) {
    if (each.solution().kind() == Solution.Kind.LEAST_NORM) {
      List<Stage> told = leastNorm(each.solution());
      boolean variable = question.variables().contains(each.unknown());
      stages.addAll(variable ? told : told.subList(0, 1));
    }
  }

  /** That a value solves a linear equation, and that every other solution is longer. */
  static List<Stage> leastNorm(Solution solution) {
    Expr product =
        Substitution.of(solution.unknown(), solution.value()).in(solution.linear().getFirst());
    Step step =
        new Step(
            Relation.EQUAL,
            solution.linear().getLast(),
            Reason.of("so what stands for `" + solution.unknown() + "` is a solution"),
            List.of());
    return List.of(new Stage(product, List.of(step)), shortest(solution));
  }

  /** An expression with values put in. */
  static Stage at(Expr expr, Map<Expr, Expr> values, Expr result) {
    List<Expr> args = new ArrayList<>(List.of(expr));
    values.forEach((name, value) -> {
      args.add(name);
      args.add(value);
    });
    Step step = new Step(Relation.EQUAL, result, Reason.of("with what was found above"), List.of());
    return new Stage(Expr.of(Operator.AT, args), List.of(step));
  }

  /** Any other solution is longer: it differs by a vector at a right angle to the one found. */
  private static Stage shortest(Solution solution) {
    Expr unknown = solution.unknown();
    Expr value = solution.value();
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
    Expr linear = Workbench.equation(solution.linear().getFirst(), solution.linear().getLast());
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
        Map<Expr, Expr> others = new LinkedHashMap<>();
        for (Eliminated other : elimination.found()) {
          if (bench.mentions(each.solution().value(), other.unknown())) {
            others.put(other.unknown(), elimination.at(other.unknown(), List.of(other.unknown())));
          }
        }
        stages.add(at(each.solution().value(), others, value));
      }
    }
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
