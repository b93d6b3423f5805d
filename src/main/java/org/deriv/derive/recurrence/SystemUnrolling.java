package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.deriv.derive.Outcome;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Timeline;
import org.deriv.normal.recurrence.Times;
import org.deriv.problem.Derivation;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;
import org.deriv.problem.Goal;

/** Closed forms of recurrences that are affine in one another, through one for all of them. */
final class SystemUnrolling {
  private static final List<String> STATES = List.of("z", "w", "q", "r", "state");
  private static final List<String> MATRICES = List.of("M", "K", "G", "F", "System");

  private final Context context;
  private final Differentiation calculus;

  SystemUnrolling(Context context, Differentiation calculus) {
    this.context = context;
    this.calculus = calculus;
  }

  /** The closed form of a term; empty where its recurrence belongs to no such system. */
  Optional<Outcome> of(Declaration.Recurrence recurrence, Expr term) {
    return LinearSystem.of(new Timeline(context), recurrence, calculus::tidy)
        .flatMap(system -> new Work(system).derivation(term));
  }

  private String free(List<String> names) {
    return names.stream()
        .filter(name -> context.find(name).isEmpty())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no name is left for a system"));
  }

  /** One system. */
  private final class Work {
    private final LinearSystem system;
    private final Declaration.Recurrence whole;
    private final Declaration.Let matrix;
    private final Expr index;

    Work(LinearSystem system) {
      this.system = system;
      Declaration.Recurrence lead = system.lead();
      this.index = Make.scalar(lead.time().index());
      boolean timed = new Names().free(system.matrix()).contains(lead.time().index());
      List<String> indices = timed ? List.of(lead.time().index()) : List.of();
      this.matrix = new Declaration.Let(free(MATRICES), indices, system.matrix());
      Shape shape = system.start().shape();
      Op.Term name = new Op.Term(free(STATES), shape);
      this.whole =
          new Declaration.Recurrence(
              name.sequence(),
              shape,
              lead.time(),
              List.of(),
              step(Expr.of(name, before(index))),
              List.of(new Declaration.Boundary(Timeline.start(lead).expr(), system.start())));
    }

    private Expr before(Expr time) {
      return Linear.of(time).plus(-Timeline.step(system.lead())).expr();
    }

    private Expr step(Expr old) {
      Expr product = Make.product(matrixName(), old);
      return Adjoints.isZero(system.input()) ? product : Make.sum(product, system.input());
    }

    private Expr matrixName() {
      Shape shape = system.matrix().shape();
      return matrix.indices().isEmpty()
          ? Make.symbol(matrix.name(), shape)
          : Expr.of(new Op.Term(matrix.name(), shape), index);
    }

    Optional<Outcome> derivation(Expr term) {
      Context known = context.with(matrix).with(whole);
      Expr state = Timeline.term(whole, index);
      Outcome unrolled =
          new Unrolling(known, calculus.in(known)).of(new Goal.Unroll(state, Optional.empty()));
      if (!(unrolled instanceof Outcome.Derived(Derivation solution))) {
        return Optional.empty();
      }
      List<Stage> stages = new ArrayList<>();
      stages.add(definitions(state));
      stages.add(together());
      stages.addAll(solution.stages());
      Stage last = last(term, solution.result());
      stages.add(last);
      return Optional.of(
          new Outcome.Derived(new Derivation(stages, List.of(last.end()), List.of(matrix, whole))));
    }

    private Stage definitions(Expr state) {
      List<Step> claims = new ArrayList<>();
      claims.add(
          Step.claim(Writing.equation(matrixName(), matrix.body()), Reason.of("the coefficients")));
      claims.add(
          Step.claim(
              Writing.equation(state, system.stacked(Linear.of(index))),
              Reason.of("one above the other")));
      String names =
          system.members().stream()
              .map(member -> "`" + member.at(Linear.of(index)) + "`")
              .collect(Collectors.joining(" and "));
      return Stage.claims("One recurrence for " + names, claims);
    }

    private Stage together() {
      Linear now = Linear.of(index);
      Expr old = system.stacked(Linear.of(before(index)));
      return new Stage(system.stacked(now), List.of(Writing.equal(step(old), "the recurrences")));
    }

    private Stage last(Expr term, Expr solution) {
      Expr time = term.arg(0);
      Expr state = Timeline.term(whole, time);
      Expr value = time.equals(index) ? solution : Substitution.of(index, time).in(solution);
      List<Step> steps = new ArrayList<>();
      Writing.add(steps, term, system.first(state), "the first part");
      Writing.add(steps, term, Times.in(system.first(value)), "with what was found above");
      if (matrix.indices().isEmpty()) {
        Expr written = Substitution.of(matrixName(), matrix.body()).in(system.first(value));
        Writing.add(steps, term, Times.in(written), "written out");
      }
      return new Stage(term, steps).headed("The closed form of `" + term + "`");
    }
  }
}
