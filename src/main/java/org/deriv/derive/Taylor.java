package org.deriv.derive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Substitution;
import org.deriv.problem.Derivation;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;
import org.deriv.problem.Goal;
import org.deriv.rule.Assumptions;
import org.deriv.rule.Knowledge;
import org.deriv.rule.Lean;
import org.deriv.rule.Rulebook;

/**
 * Expansions about a point: the derivatives there, worked out one by one, each contracted with the
 * step from the point. The last line states the polynomial by its definition and worked out; what
 * it leaves is said in words.
 */
final class Taylor implements Strategy<Goal.Taylor> {
  private static final List<String> PARAMETERS = List.of("t", "s", "tau", "r");
  private final Rulebook rulebook;

  Taylor(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  @Override
  public Outcome pursue(Goal.Taylor goal, Context context) {
    try {
      return new Outcome.Derived(new Work(goal, context).derivation());
    } catch (Stuck stuck) {
      return new Outcome.Refused(stuck.refusal());
    }
  }

  /** A term of the polynomial, by its definition and worked out. */
  private record Term(Expr defined, Expr found) {}

  /** One goal. */
  private final class Work {
    private final Goal.Taylor goal;
    private final Context context;
    private final Expr step;
    private final List<Stage> stages = new ArrayList<>();
    private final Set<Expr> conditions = new LinkedHashSet<>();

    Work(Goal.Taylor goal, Context context) {
      this.goal = goal;
      this.context = context;
      this.step =
          goal.along()
              .orElseGet(() ->
                  Lean.isZero(goal.at())
                      ? goal.variable()
                      : Make.minus(goal.variable(), goal.at()));
    }

    Derivation derivation() {
      List<Term> terms = new ArrayList<>();
      for (int order = 0; order <= goal.order(); order++) {
        terms.add(term(order));
      }
      Expr defined = Make.sum(terms.stream().map(Term::defined).toList());
      Expr found = written(terms.stream().map(Term::found).toList());
      List<Step> steps = new ArrayList<>();
      if (!found.equals(defined)) {
        steps.add(new Step(Relation.EQUAL, found, Reason.of(remainder()), conditions()));
      }
      NamedDerivatives names = new NamedDerivatives(rulebook, context);
      Expr named = written(terms.stream().map(Term::found).map(names::in).toList());
      if (!named.equals(found)) {
        steps.add(new Step(Relation.EQUAL, named, Reason.of("by definition"), List.of()));
      }
      stages.add(new Stage(defined, steps).headed("Taylor polynomial"));
      return new Derivation(stages, named);
    }

    /** The sum of what is not zero, in the order of the terms. */
    private static Expr written(List<Expr> terms) {
      List<Expr> kept = terms.stream().filter(term -> !Lean.isZero(term)).toList();
      List<Expr> signed = new ArrayList<>();
      for (Expr term : kept) {
        boolean negative = !signed.isEmpty() && Writing.startsNegative(term);
        signed.add(negative ? Make.negate(Lean.product(Writing.negated(term))) : term);
      }
      return kept.isEmpty() ? terms.getFirst() : Make.sum(signed);
    }

    /** What must hold at the point itself, unless it is known to. */
    private List<Expr> conditions() {
      Knowledge knowledge = new Assumptions(context);
      Substitution there = Substitution.of(goal.variable(), goal.at());
      Substitution start = Substitution.of(Make.scalar(fresh()), Make.number(0));
      Tidy tidy = new Tidy(knowledge);
      return conditions.stream()
          .map(condition -> start.in(there.in(condition)))
          .map(condition -> condition.withArgs(condition.args().stream().map(tidy::of).toList()))
          .filter(condition -> !knowledge.holds(condition))
          .distinct()
          .toList();
    }

    /** What the polynomial leaves, as Peano states it. */
    private String remainder() {
      String rest =
          switch (goal.order()) {
            case 0 -> "tends to 0 with the step";
            case 1 -> "is of smaller order than the step";
            case 2 -> "is of smaller order than the square of the step";
            case 3 -> "is of smaller order than the cube of the step";
            default -> "is of smaller order than the step to the power " + goal.order();
          };
      return "Taylor's theorem; what is left " + rest;
    }

    /** The term of an order: the derivative of that order over its factorial. */
    private Term term(int order) {
      Expr defined = Lean.product(reciprocalFactorial(order), contracted(order));
      Outcome outcome = new Answers(rulebook).of(defined, context);
      return switch (outcome) {
        case Outcome.Refused(Refusal refusal) when order > 1 && isOfUnknown(refusal) ->
            new Term(defined, defined);
        case Outcome.Refused(Refusal refusal) ->
            throw Stuck.at(refusal.kind(), refusal.message(), refusal.at().orElse(goal.of()));
        case Outcome.Derived(Derivation derivation) -> {
          boolean plain =
              goal.of().op() instanceof Op.Call && goal.of().args().contains(goal.variable());
          if (plain) {
            keep(
                derivation
                    .stages()
                    .subList(derivation.stages().size() - 1, derivation.stages().size()));
          } else {
            keep(derivation.stages());
          }
          yield new Term(defined, derivation.result());
        }
      };
    }

    /** A derivative of an unknown function that has too many axes to be written out is left. */
    private static boolean isOfUnknown(Refusal refusal) {
      return refusal.at().filter(part -> part.op() instanceof Op.Call).isPresent();
    }

    /** All but the last chain, which is part of the polynomial's own. */
    private void keep(List<Stage> found) {
      found.stream()
          .flatMap(stage -> stage.steps().stream())
          .forEach(made -> conditions.addAll(made.conditions()));
      found.subList(0, found.size() - 1).stream()
          .filter(stage -> !stages.contains(stage))
          .forEach(stages::add);
    }

    private static Expr reciprocalFactorial(int order) {
      long factorial = 1;
      for (int i = 2; i <= order; i++) {
        factorial *= i;
      }
      return Make.number(Rational.of(1, factorial));
    }

    /** The derivative of an order at the point, contracted with as many steps. */
    private Expr contracted(int order) {
      Expr of = goal.of();
      Expr variable = goal.variable();
      if (order == 0) {
        return atCall(of).orElseGet(() -> at(of));
      }
      if (variable.shape().isScalar()) {
        return Lean.product(power(order), at(derivative(variable, of, order)));
      }
      boolean gradients = of.shape().isScalar() && variable.shape().isVector();
      if (gradients && order == 1) {
        return derivativeOfCall(order)
            .map(there -> Expr.of(Operator.PRODUCT, Make.transpose(there), step))
            .orElseGet(() ->
                Make.product(Make.transpose(at(Expr.of(Operator.GRADIENT, variable, of))), step));
      }
      if (gradients && order == 2) {
        Expr hessian =
            derivativeOfCall(order).orElseGet(() -> at(Expr.of(Operator.HESSIAN, variable, of)));
        return Expr.of(Operator.PRODUCT, Make.transpose(step), hessian, step);
      }
      return along(order);
    }

    /** A declared function of the variable alone, at the point: as one writes it. */
    private Optional<Expr> atCall(Expr of) {
      return of.op() instanceof Op.Call && of.args().equals(List.of(goal.variable()))
          ? Optional.of(of.withArgs(List.of(goal.at())))
          : Optional.empty();
    }

    private Optional<Expr> derivativeOfCall(int order) {
      return goal.of().op() instanceof Op.Call(FunctionSymbol function, List<Integer> slots)
              && slots.isEmpty()
          ? atCall(goal.of())
              .map(there ->
                  Expr.of(new Op.Call(function, Collections.nCopies(order, 0)), there.args()))
          : Optional.empty();
    }

    private Expr power(int order) {
      return order == 1 ? step : Make.power(step, order);
    }

    private Expr derivative(Expr variable, Expr of, int order) {
      Expr result = of;
      for (int i = 0; i < order; i++) {
        result = Expr.of(Operator.DERIVATIVE, variable, result);
      }
      return result;
    }

    private Expr at(Expr of) {
      return goal.at().equals(goal.variable())
          ? of
          : Expr.of(Operator.AT, of, goal.variable(), goal.at());
    }

    /** The derivative of an order, at 0, of the function on the line through the point. */
    private Expr along(int order) {
      Expr parameter = Make.scalar(fresh());
      Expr line = Make.sum(goal.at(), Lean.product(parameter, step));
      Expr moved = Lean.isZero(goal.at()) ? Lean.product(parameter, step) : line;
      Expr on = Substitution.of(goal.variable(), moved).in(spelled());
      return Expr.of(Operator.AT, derivative(parameter, on, order), parameter, Make.number(0));
    }

    /** The expression with the names written out through which it depends on the variable. */
    private Expr spelled() {
      Scope scope = new Scope(context);
      return scope.spelled(goal.of(), Scope.nameOf(goal.variable()));
    }

    private String fresh() {
      Names names = new Names();
      Set<String> taken = new HashSet<>(names.free(spelled()));
      taken.addAll(names.free(step));
      taken.addAll(names.free(goal.at()));
      return PARAMETERS.stream()
          .filter(name -> !taken.contains(name) && isOpen(name))
          .findFirst()
          .orElse("t_1");
    }

    private boolean isOpen(String name) {
      Optional<Declaration> found = context.find(name);
      return found.isEmpty();
    }
  }
}
