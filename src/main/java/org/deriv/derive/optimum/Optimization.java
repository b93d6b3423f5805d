package org.deriv.derive.optimum;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deriv.derive.Deriver;
import org.deriv.derive.Outcome;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Goal;

/**
 * Finds where an objective is least or greatest: the gradient set to zero and solved, the sign of
 * the second derivative argued from the assumptions, and the claim that follows from both.
 */
public final class Optimization {
  private final Deriver deriver;

  /** An optimisation whose calculus is that of a deriver. */
  public Optimization(Deriver deriver) {
    this.deriver = deriver;
  }

  /** A derivation of the best point, or why there is none. */
  public Outcome pursue(Goal.Optimize goal, Context context) {
    try {
      return new Work(goal, context).outcome();
    } catch (Unsolved unsolved) {
      return new Outcome.Refused(unsolved.refusal());
    }
  }

  /** One goal. */
  private final class Work {
    private final Goal.Optimize goal;
    private final List<Stage> stages = new ArrayList<>();
    private final List<Declaration> introduced = new ArrayList<>();
    private Workbench bench;

    Work(Goal.Optimize goal, Context context) {
      this.goal = goal;
      this.bench = new Workbench(deriver, context);
    }

    Outcome outcome() {
      goal.over().forEach(this::requireVariable);
      if (!goal.objective().shape().isScalar()) {
        throw Unsolved.meaningless(
            "the objective has the shape "
                + goal.objective().shape()
                + "; only a number has a "
                + "least value",
            goal.objective());
      }
      Question question = question();
      Elimination elimination = new Elimination(bench, question);
      elimination.differentiate(differentiated(question));
      headed(elimination.stages(), "Stationarity");
      boolean solved = elimination.solve();
      Telling telling = new Telling(bench, question, elimination, stages, introduced);
      return new Outcome.Derived(solved ? telling.solved(goal.name()) : telling.unsolved());
    }

    private void requireVariable(Expr variable) {
      if (!(variable.op() instanceof Op.Symbol(String name, Shape _))) {
        throw Unsolved.meaningless(
            Wording.quoted(variable) + " is not a name to optimise over", variable);
      }
      switch (bench.context().find(name).orElse(null)) {
        case Declaration.Let _ ->
            throw Unsolved.meaningless(
                "`" + name + "` is defined by an expression; optimise over what is in it",
                variable);
        case Declaration.Random _ ->
            throw Unsolved.meaningless("`" + name + "` is random, not chosen", variable);
        case null, default -> {}
      }
    }

    /** Without constraints or expectations the objective is differentiated as it was written. */
    private Expr differentiated(Question question) {
      boolean asWritten = question.constraints().isEmpty() && stages.isEmpty();
      return asWritten ? goal.objective() : question.lagrangian();
    }

    private Question question() {
      Expr objective = objective();
      for (Expr variable : goal.over()) {
        if (!bench.mentions(objective, variable)) {
          throw Unsolved.meaningless(
              "the objective does not depend on `" + variable + "`", goal.objective());
        }
      }
      List<Question.Constraint> constraints = new ArrayList<>();
      List<Expr> domain = new ArrayList<>();
      for (Expr truth : goal.constraints()) {
        if (Question.isEquation(truth)) {
          constraints.add(constraint(truth, objective));
        } else {
          domain.add(truth);
        }
      }
      bench = bench.assuming(domain);
      return new Question(goal.sense(), objective, goal.over(), constraints, domain);
    }

    /** The objective with its names written out and its expectations worked out. */
    private Expr objective() {
      Expr expanded = bench.expanded(goal.objective(), goal.over());
      if (!Chance.restsOn(bench.context(), expanded)) {
        return expanded;
      }
      Workbench.Worked worked = bench.workOut(goal.objective());
      stages.addAll(worked.stages());
      return bench.expanded(worked.expr(), goal.over());
    }

    private Question.Constraint constraint(Expr equation, Expr objective) {
      Expr left = bench.expanded(equation.arg(0), goal.over());
      Expr right = bench.expanded(equation.arg(1), goal.over());
      Expr excess = bench.tidy(Workbench.isZero(right) ? left : Make.minus(left, right));
      Set<String> taken = new LinkedHashSet<>(bench.free(objective));
      String name = bench.fresh("nu", taken);
      Shape shape = excess.shape();
      Declaration multiplier =
          new Declaration.Given(name, shape, List.of(), List.of(), Declaration.Domain.REAL);
      introduced.add(multiplier);
      bench = bench.with(multiplier);
      return new Question.Constraint(equation, excess, Make.symbol(name, shape));
    }

    private void headed(List<Stage> more, String heading) {
      for (Stage stage : more) {
        stages.add(stage.equals(more.getFirst()) ? stage.headed(heading) : stage);
      }
    }
  }
}
