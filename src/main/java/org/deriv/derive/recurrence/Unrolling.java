package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.derive.Outcome;
import org.deriv.derive.Refusal;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.expr.Substitution;
import org.deriv.normal.recurrence.ClosedForm;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Timeline;
import org.deriv.normal.recurrence.Times;
import org.deriv.problem.Derivation;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;
import org.deriv.problem.Goal;

/**
 * Terms of recurrences in closed form, as sums and products back to the start or to a time, proved
 * by induction; and a few steps written out where that is asked for.
 */
public final class Unrolling {
  private static final int MOST_STEPS = 12;

  private final Timeline timeline;
  private final Differentiation calculus;
  private final ClosedSums sums;

  /** Unrolling in a problem. */
  public Unrolling(Context context, Differentiation calculus) {
    this.timeline = new Timeline(context);
    this.calculus = calculus;
    this.sums = new ClosedSums(context, calculus);
  }

  /** The closed form of a term. */
  public Outcome of(Goal.Unroll goal) {
    Expr term = goal.term().is(Operator.ENTRY) ? goal.term().arg(0) : goal.term();
    Optional<Declaration.Recurrence> recurrence = timeline.of(term);
    if (recurrence.isEmpty()) {
      return defined(goal.term(), goal.to());
    }
    Linear time = Linear.of(term.arg(0));
    Optional<Linear> to = goal.to().map(Linear::of);
    Optional<Integer> steps =
        to.map(time::minus)
            .filter(Linear::isInt)
            .map(gap -> gap.constant().intValue() * Timeline.step(recurrence.get()));
    if (steps.isPresent()) {
      return steps.get() < 1 || steps.get() > MOST_STEPS
          ? Writing.refused(
              Refusal.Kind.TOO_LARGE,
              "from 1 to " + MOST_STEPS + " steps can be written out",
              goal.term())
          : entry(goal.term(), new FewSteps(calculus).of(recurrence.get(), time, steps.get()));
    }
    Optional<Outcome> paths =
        to.isEmpty()
            ? new PathUnrolling(timeline.context()).of(recurrence.get(), goal.term())
            : Optional.empty();
    if (paths.isPresent()) {
      return paths.get();
    }
    Linear from = to.orElseGet(() -> Timeline.start(recurrence.get()));
    Optional<Outcome> system =
        goal.to().isEmpty()
            ? new SystemUnrolling(timeline.context(), calculus)
                .of(plain(recurrence.get()), term)
                .map(outcome -> entry(goal.term(), outcome))
            : Optional.empty();
    return system
        .or(() ->
            ClosedForm.of(timeline, plain(recurrence.get()), from)
                .map(form -> entry(goal.term(), solved(form, term, goal.to()))))
        .orElseGet(() -> nonlinear(recurrence.get(), goal.term()));
  }

  private static Outcome entry(Expr asked, Outcome outcome) {
    return outcome instanceof Outcome.Derived(Derivation derivation)
        ? entry(asked, derivation)
        : outcome;
  }

  private static Outcome nonlinear(Declaration.Recurrence recurrence, Expr at) {
    String name = recurrence.name();
    String index = recurrence.time().index();
    String sign = Timeline.step(recurrence) > 0 ? "-" : "+";
    return Writing.refused(
        Refusal.Kind.NO_RULE,
        "`"
            + name
            + "["
            + index
            + "]` is not a sum of a product with `"
            + name
            + "["
            + index
            + sign
            + "1]` and something free of `"
            + name
            + "`, so it has no closed form here: `unroll "
            + name
            + "["
            + index
            + "] to "
            + index
            + sign
            + "3` writes out three steps",
        at);
  }

  /** With derivatives in the right side worked out. */
  private Declaration.Recurrence plain(Declaration.Recurrence recurrence) {
    return new Declaration.Recurrence(
        recurrence.name(),
        recurrence.shape(),
        recurrence.time(),
        recurrence.entries(),
        calculus.worked(recurrence.body()),
        recurrence.boundaries());
  }

  /** A let name: what it stands for, with the terms in it unrolled. */
  private Outcome defined(Expr name, Optional<Expr> to) {
    Expr body = timeline.expanded(name);
    List<Expr> terms = timeline.terms(body);
    if (terms.isEmpty()) {
      return Writing.refused(
          Refusal.Kind.MEANINGLESS, "`" + name + "` does not rest on a recurrence", name);
    }
    List<Stage> stages = new ArrayList<>();
    Expr result = body;
    for (Expr term : terms) {
      switch (of(new Goal.Unroll(term, to))) {
        case Outcome.Refused refused -> {
          return refused;
        }
        case Outcome.Derived(Derivation derivation) -> {
          stages.addAll(derivation.stages());
          result = Substitution.of(term, derivation.result()).in(result);
        }
      }
    }
    List<Step> steps = new ArrayList<>();
    Writing.add(steps, name, body, "by definition");
    Writing.add(steps, name, result, "with what was found above");
    Writing.add(steps, name, calculus.tidy(result), "simplified");
    stages.add(new Stage(name, steps));
    return new Outcome.Derived(new Derivation(stages, stages.getLast().end()));
  }

  /** The same for an entry of the term. */
  private static Outcome entry(Expr asked, Derivation whole) {
    if (!asked.is(Operator.ENTRY)) {
      return new Outcome.Derived(whole);
    }
    List<Expr> args = new ArrayList<>(asked.args());
    args.set(0, whole.result());
    Expr entry = Expr.of(Operator.ENTRY, args);
    List<Stage> stages = new ArrayList<>(whole.stages());
    stages.add(new Stage(asked, List.of(Writing.equal(entry, "with what was found above"))));
    return new Outcome.Derived(new Derivation(stages, entry));
  }

  // ---- all the way

  private Derivation solved(ClosedForm form, Expr term, Optional<Expr> to) {
    Declaration.Recurrence recurrence = form.recurrence();
    Expr index = Make.scalar(recurrence.time().index());
    List<Expr> after =
        to.stream()
            .map(from ->
                Make.compare(
                    Timeline.step(recurrence) > 0 ? Relation.GREATER_EQUAL : Relation.LESS_EQUAL,
                    index,
                    from))
            .toList();
    Expr value = tidied(form.value(index));
    List<Stage> stages = new ArrayList<>();
    stages.add(pattern(form, index));
    stages.add(base(form, value, index));
    stages.add(step(form, value, index));
    Expr closed = sums.closed(recurrence, value, form);
    List<Step> conclusion = new ArrayList<>();
    Writing.add(conclusion, term, Times.in(at(value, index, term)), "by induction");
    Writing.add(conclusion, term, Times.in(at(closed, index, term)), "the sum in closed form");
    Stage last = new Stage(term, conclusion).headed("Closed form");
    stages.add(supposing(last, after.stream().map(it -> at(it, index, term)).toList()));
    return new Derivation(stages, stages.getLast().end());
  }

  /** Each term as a person would write it, in the order in which they stand. */
  private Expr tidied(Expr sum) {
    List<Expr> terms = sum.is(Operator.ADD) ? sum.args() : List.of(sum);
    return Times.in(Make.sum(terms.stream().map(calculus::tidy).toList()));
  }

  private static Stage supposing(Stage stage, List<Expr> truths) {
    Stage result = stage;
    for (Expr truth : truths) {
      result = result.assuming(truth);
    }
    return result;
  }

  private static Expr at(Expr expr, Expr index, Expr term) {
    Expr time = term.arg(0);
    return time.equals(index) ? expr : Substitution.of(index, time).in(expr);
  }

  /** The first two steps back, which show the pattern. */
  private Stage pattern(ClosedForm form, Expr index) {
    Declaration.Recurrence recurrence = form.recurrence();
    int step = Timeline.step(recurrence);
    Linear before = Linear.of(index).plus(-step);
    Expr start = Timeline.term(recurrence, index);
    Expr once = Timeline.body(recurrence, index);
    Expr twice =
        new FewSteps(calculus)
            .spread(
                once,
                Timeline.term(recurrence, before.expr()),
                Timeline.body(recurrence, before.expr()));
    List<Step> steps = new ArrayList<>();
    Writing.add(steps, start, once, "the recurrence");
    Writing.add(steps, start, Times.in(twice), FewSteps.at(recurrence, before));
    Stage stage = new Stage(start, steps).headed("The first steps");
    return FewSteps.later(recurrence, before).map(stage::assuming).orElse(stage);
  }

  /** That a time is after the one that is solved from. */
  private static List<Expr> after(ClosedForm form, Expr index) {
    int step = Timeline.step(form.recurrence());
    Relation relation = step > 0 ? Relation.GREATER_EQUAL : Relation.LESS_EQUAL;
    return List.of(Make.compare(relation, index, form.from().plus(step).expr()));
  }

  private static Stage base(ClosedForm form, Expr value, Expr index) {
    Expr from = form.from().expr();
    Expr start = Timeline.term(form.recurrence(), from);
    List<Step> steps = new ArrayList<>();
    Writing.add(steps, start, form.start(), "given");
    Writing.add(
        steps,
        start,
        Times.in(Substitution.of(index, from).in(value)),
        FoldWords.empty(value).orElse("the closed form for " + index + " = " + from));
    return new Stage(start, steps).headed("Base case, " + index + " = " + from);
  }

  private Stage step(ClosedForm form, Expr value, Expr index) {
    Declaration.Recurrence recurrence = form.recurrence();
    Expr before = Linear.of(index).plus(-Timeline.step(recurrence)).expr();
    Expr old = Timeline.term(recurrence, before);
    Expr supposed = Times.in(Substitution.of(index, before).in(value));
    Expr body = Timeline.body(recurrence, index);
    Expr start = Timeline.term(recurrence, index);
    List<Step> steps = new ArrayList<>();
    Writing.add(steps, start, body, "the recurrence");
    Writing.add(
        steps, start, Substitution.of(old, supposed).in(body), "by the induction hypothesis");
    Writing.add(steps, start, value, FoldWords.joined(value).orElse("simplified"));
    Stage stage =
        new Stage(start, steps).headed("Induction step").assuming(Writing.equation(old, supposed));
    return supposing(stage, after(form, index));
  }
}
