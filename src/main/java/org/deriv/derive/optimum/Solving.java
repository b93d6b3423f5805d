package org.deriv.derive.optimum;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.derive.Deriver;
import org.deriv.derive.Outcome;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;
import org.deriv.problem.Derivation;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;
import org.deriv.problem.Goal;

/**
 * Solves equations for unknowns: calculus and chance in them are worked out first; then one unknown
 * after the other is found in terms of those left, or numbers all at once.
 */
public final class Solving {
  private final Deriver deriver;

  /** Solving with the calculus of a deriver. */
  public Solving(Deriver deriver) {
    this.deriver = deriver;
  }

  /** A derivation of the values, or why there are none. */
  public Outcome pursue(Goal.Solve goal, Context context) {
    try {
      return new Outcome.Derived(new Work(goal, context).derivation());
    } catch (Unsolved unsolved) {
      return new Outcome.Refused(unsolved.refusal());
    }
  }

  /** One goal. */
  private final class Work {
    private final Goal.Solve goal;
    private final Workbench bench;
    private final List<Stage> stages = new ArrayList<>();
    private final List<Expr> variables = new ArrayList<>();

    Work(Goal.Solve goal, Context context) {
      this.goal = goal;
      this.bench = new Workbench(deriver, given(context, goal.with()));
      variables.addAll(goal.unknowns());
      goal.with().forEach(binding -> variables.add(binding.variable()));
    }

    Derivation derivation() {
      goal.unknowns().forEach(this::requireUnknown);
      List<Expr> equations = new ArrayList<>();
      for (Expr equation : goal.equations()) {
        if (!Question.isEquation(equation)) {
          throw Unsolved.meaningless(Wording.quoted(equation) + " is no equation", equation);
        }
        Expr worked = Workbench.equation(worked(equation.arg(0)), worked(equation.arg(1)));
        Expr difference = bench.tidy(difference(worked));
        if (isOpen(difference)) {
          equations.add(worked);
        } else if (!bench.provesEqual(worked.arg(0), worked.arg(1))) {
          throw Unsolved.because(
              "there is no solution: "
                  + Wording.quoted(worked)
                  + " does not depend on "
                  + Wording.names(goal.unknowns()),
              equation);
        }
      }
      List<Stage> told = new ArrayList<>();
      List<Map<Expr, Expr>> roots = new Unknowns(bench, goal.unknowns(), told).solve(equations);
      told.forEach(stage -> stages.add(tied(stage)));
      return new Derivation(stages, results(roots));
    }

    /** What is assumed of a name holds of the expression that is put in its place. */
    private Stage tied(Stage stage) {
      Stage result = stage;
      for (Goal.Binding binding : goal.with()) {
        if (!new Names().free(binding.value()).isEmpty()) {
          result = result.assuming(Workbench.equation(binding.variable(), binding.value()));
        }
      }
      return result;
    }

    /** What is assumed, with the values that are given put in. */
    private static Context given(Context context, List<Goal.Binding> with) {
      Map<Expr, Expr> values = new LinkedHashMap<>();
      with.forEach(binding -> values.put(binding.variable(), binding.value()));
      Substitution putting = Substitution.of(values);
      return new Context(
          context.declarations(), context.assumptions().stream().map(putting::in).toList());
    }

    private List<Expr> results(List<Map<Expr, Expr>> roots) {
      List<Expr> results = new ArrayList<>();
      for (Map<Expr, Expr> root : roots) {
        for (Expr unknown : goal.unknowns()) {
          Expr value = root.getOrDefault(unknown, unknown);
          boolean alone = roots.size() == 1 && goal.unknowns().size() == 1;
          results.add(alone ? value : Workbench.equation(unknown, value));
        }
      }
      return results;
    }

    private void requireUnknown(Expr unknown) {
      if (!(unknown.op() instanceof Op.Symbol(String name, Shape _))) {
        throw Unsolved.meaningless(
            Wording.quoted(unknown) + " is not a name to solve for", unknown);
      }
      if (bench.context().find(name).orElse(null) instanceof Declaration.Random) {
        throw Unsolved.meaningless("`" + name + "` is random", unknown);
      }
    }

    private boolean isOpen(Expr equation) {
      return goal.unknowns().stream().anyMatch(unknown -> bench.mentions(equation, unknown));
    }

    /** A side with its calculus and chance worked out, and with the values that were given. */
    private Expr worked(Expr side) {
      Expr plain = side;
      if (Chance.restsOn(bench.context(), bench.expanded(side, variables))) {
        Workbench.Worked worked = bench.workOut(side);
        stages.addAll(worked.stages());
        plain = worked.expr();
      }
      Expr expanded = bench.expanded(plain, variables);
      return goal.with().isEmpty() ? bench.tidy(expanded) : bound(expanded);
    }

    private Expr bound(Expr side) {
      Map<Expr, Expr> values = new LinkedHashMap<>();
      List<Expr> args = new ArrayList<>(List.of(side));
      for (Goal.Binding binding : goal.with()) {
        values.put(binding.variable(), binding.value());
        args.add(binding.variable());
        args.add(binding.value());
      }
      Expr put = bench.put(values, side);
      if (!put.equals(side) && !Substitution.of(values).in(side).equals(side)) {
        Step step = new Step(Relation.EQUAL, put, Reason.of("with the values given"), List.of());
        stages.add(new Stage(Expr.of(Operator.AT, args), List.of(step)));
      }
      return put;
    }
  }

  /** The values put into an equation: both sides are the same. */
  static Stage check(Expr equation, Map<Expr, Expr> root, List<Expr> conditions) {
    Substitution putting = Substitution.of(root);
    Step step =
        new Step(
            Relation.EQUAL,
            putting.in(equation.arg(1)),
            Reason.of("the equation holds"),
            conditions);
    return new Stage(
        Optional.empty(), List.of(), Optional.of(putting.in(equation.arg(0))), List.of(step));
  }

  static Expr difference(Expr equation) {
    return Workbench.isZero(equation.arg(1))
        ? equation.arg(0)
        : Make.minus(equation.arg(0), equation.arg(1));
  }
}
