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
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Substitution;
import org.deriv.normal.recurrence.Affine;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Order;
import org.deriv.normal.recurrence.Timeline;
import org.deriv.normal.recurrence.Times;
import org.deriv.normal.recurrence.Unfolding;
import org.deriv.problem.Derivation;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;
import org.deriv.problem.Goal;

/** A claim argued by induction: the base case, the step with its hypothesis, the conclusion. */
public final class InductiveProof {
  private final Context context;
  private final Timeline timeline;
  private final Differentiation calculus;

  /** Inductions in a problem. */
  public InductiveProof(Context context, Differentiation calculus) {
    this.context = context;
    this.timeline = new Timeline(context);
    this.calculus = calculus;
  }

  /** The stages for a claim of which the author says the index. */
  public Outcome of(Goal.Show goal) {
    Expr claim = goal.claim();
    boolean relation =
        claim.op() instanceof Op.Compare(Relation sign)
            && (sign == Relation.EQUAL || sign.isOrder());
    if (goal.induction().isEmpty() || !relation) {
      return Writing.refused(
          Refusal.Kind.NO_RULE, "only equations and orders are shown by induction", claim);
    }
    return new Work(claim, Make.scalar(goal.induction().get())).outcome();
  }

  /** One claim. */
  private final class Work {
    private final Relation relation;
    private final Expr claim;
    private final Expr left;
    private final Expr right;
    private final Expr index;
    private final int step;
    private final Linear base;

    Work(Expr claim, Expr index) {
      this.relation = ((Op.Compare) claim.op()).relation();
      this.claim = claim;
      this.left = claim.arg(0);
      this.right = claim.arg(1);
      this.index = index;
      Optional<Expr> first = terms().stream().filter(term -> shift(term).isPresent()).findFirst();
      this.step = first.flatMap(timeline::of).map(Timeline::step).orElse(1);
      this.base = begin();
    }

    private List<Expr> terms() {
      List<Expr> terms = new ArrayList<>(timeline.terms(timeline.expanded(left)));
      terms.addAll(timeline.terms(timeline.expanded(right)));
      return terms;
    }

    private Optional<Linear> shift(Expr term) {
      return Optional.of(Linear.of(term.arg(0)).minus(Linear.of(index))).filter(Linear::isInt);
    }

    /** The latest of the starts of the recurrences that are counted in the index. */
    private Linear begin() {
      Optional<Linear> latest = Optional.empty();
      for (Expr term : terms()) {
        Declaration.Recurrence of = timeline.of(term).orElseThrow();
        Optional<Linear> shift = shift(term);
        if (shift.isPresent() && Timeline.step(of) == step) {
          Linear start = Timeline.start(of).minus(shift.get());
          Linear gap = start.minus(latest.orElse(start)).times(Rational.of(step));
          latest = Optional.of(gap.constant().signum() > 0 ? start : latest.orElse(start));
        }
      }
      return latest.orElse(Linear.number(0));
    }

    Outcome outcome() {
      if (!new Names().free(claim).contains(index.toString())) {
        return Writing.refused(
            Refusal.Kind.MEANINGLESS, "the claim does not mention `" + index + "`", claim);
      }
      List<Stage> stages = new ArrayList<>(List.of(base(), step()));
      Step conclusion = new Step(relation, right, Reason.of("by induction"), List.of());
      stages.add(new Stage(left, List.of(conclusion)).headed("Conclusion"));
      return new Outcome.Derived(new Derivation(stages, claim));
    }

    private Expr at(Expr side, Linear time) {
      return Times.in(Substitution.of(index, time.expr()).in(side));
    }

    private Stage base() {
      Expr start = at(left, base);
      List<Step> steps = new ArrayList<>();
      Unfolding given = Unfolding.of(timeline, (_, _) -> false);
      Writing.add(steps, start, given.in(start, Order.of(context)), "given");
      Expr end = at(right, base);
      Expr other = given.in(end, Order.of(context));
      if (!other.equals(end) && relation == Relation.EQUAL) {
        Writing.add(steps, start, other, "given");
      }
      last(steps, start, end, "at the start");
      return new Stage(start, steps).headed("Base case, " + index + " = " + base.expr());
    }

    /** The claim's right side, unless the line above is that already. */
    private void last(List<Step> steps, Expr start, Expr end, String words) {
      Expr line = steps.isEmpty() ? start : steps.getLast().result();
      if (!line.equals(end) || relation != Relation.EQUAL) {
        steps.add(new Step(relation, end, Reason.of(words), List.of()));
      }
    }

    private Stage step() {
      Linear before = Linear.of(index).plus(-step);
      Expr old = at(left, before);
      Expr supposed = at(right, before);
      Unfolding once = Unfolding.of(timeline, (recurrence, time) -> isNow(recurrence, time));
      Order order = later();
      List<Step> steps = new ArrayList<>();
      Expr unfolded = once.in(timeline.expanded(left), order);
      Writing.add(steps, left, Times.in(unfolded), "the recurrence");
      if (relation == Relation.EQUAL) {
        equal(steps, unfolded, old, supposed);
        Expr other = Times.in(once.in(timeline.expanded(right), order));
        if (!other.equals(right)) {
          Writing.add(steps, left, other, "rearranged");
        }
      } else {
        bounded(steps, unfolded, old, supposed);
      }
      last(steps, left, right, steps.isEmpty() ? "from the hypothesis" : "rearranged");
      Relation after = step > 0 ? Relation.GREATER_EQUAL : Relation.LESS_EQUAL;
      return new Stage(left, steps)
          .headed("Induction step")
          .assuming(Make.compare(relation, old, supposed))
          .assuming(Make.compare(after, index, base.plus(step).expr()));
    }

    private void equal(List<Step> steps, Expr unfolded, Expr old, Expr supposed) {
      Expr put = Times.in(replaced(unfolded, old, supposed));
      boolean constant = supposed.equals(right);
      if (put.equals(Times.in(unfolded)) && constant) {
        Writing.add(steps, left, old, "what is added vanishes");
        Writing.add(steps, left, right, "by the induction hypothesis");
      } else {
        Writing.add(steps, left, put, "by the induction hypothesis");
      }
    }

    /** c v[t-1] + d with a number c is at most c b + d, where that is what c's sign says. */
    private void bounded(List<Step> steps, Expr unfolded, Expr old, Expr supposed) {
      Optional<Affine> affine = Affine.of(unfolded, old).filter(Affine::isScaled);
      boolean rises =
          affine
              .map(it -> new org.deriv.normal.Facts(context).provesNonnegative(it.scalar()))
              .orElse(false);
      if (rises) {
        Expr put = Times.in(calculus.tidy(replaced(unfolded, old, supposed)));
        steps.add(new Step(relation, put, Reason.of("by the induction hypothesis"), List.of()));
      }
    }

    private Expr replaced(Expr expr, Expr old, Expr fresh) {
      if (expr.equals(old) || expr.args().isEmpty()) {
        return expr.equals(old) ? fresh : expr;
      }
      List<Expr> args = expr.args().stream().map(arg -> replaced(arg, old, fresh)).toList();
      return expr.is(Operator.PRODUCT) ? Make.product(args) : expr.withArgs(args);
    }

    /** Whether a term is one of those that the claim mentions at the index. */
    private boolean isNow(Declaration.Recurrence recurrence, Linear time) {
      return Timeline.step(recurrence) == step
          && terms().stream()
              .filter(term -> timeline.of(term).filter(recurrence::equals).isPresent())
              .anyMatch(term -> shift(term).isPresent() && Linear.of(term.arg(0)).isSame(time));
    }

    /** After the base, and where the recurrences of the claim run. */
    private Order later() {
      Linear at = Linear.of(index);
      Order order = Order.of(context).and(at.minus(base.plus(step)).times(Rational.of(step)));
      for (Expr term : terms()) {
        Linear time = Linear.of(term.arg(0));
        Optional<Linear> end = timeline.of(term).flatMap(Timeline::last);
        if (end.isPresent()) {
          order = order.and(end.get().minus(time).times(Rational.of(step)));
        }
      }
      return order;
    }
  }
}
