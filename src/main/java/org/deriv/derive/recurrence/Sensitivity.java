package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Order;
import org.deriv.normal.recurrence.Timeline;
import org.deriv.normal.recurrence.Times;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;

/** Jacobians of a term of a recurrence by an earlier one: the product of those of single steps. */
public final class Sensitivity {
  /** So many steps are written out; more are a product over the time. */
  private static final int WRITTEN = 3;

  private final Context context;
  private final Differentiation calculus;

  /** Jacobians in a problem. */
  public Sensitivity(Context context, Differentiation calculus) {
    this.context = context;
    this.calculus = calculus;
  }

  /**
   * The stages for a Jacobian, its own last; empty where it is not one of two terms of a recurrence
   * of first order on its own.
   */
  public Optional<List<Stage>> jacobian(Expr variable, Expr body) {
    Timeline timeline = new Timeline(context);
    Network network = new Network(context, calculus, body);
    Optional<Declaration.Recurrence> state = timeline.of(variable);
    boolean plain =
        state.isPresent()
            && timeline.of(body).equals(state)
            && Obstacles.in(network).isEmpty()
            && alone(network, state.get());
    if (!plain) {
      return Optional.empty();
    }
    Linear from = Linear.of(variable.arg(0));
    Linear to = Linear.of(body.arg(0));
    return stages(network, state.get(), from, to, Expr.of(Operator.JACOBIAN, variable, body));
  }

  /** Whether a state is carried on by itself alone, from one time to the next. */
  private static boolean alone(Network network, Declaration.Recurrence state) {
    return network.nodes().stream()
        .filter(node -> node.role() != Node.Role.LOSS)
        .allMatch(node ->
            network.uses(node, state.name()).stream().allMatch(use -> isBefore(node, use, state)));
  }

  private static boolean isBefore(Node node, Use use, Declaration.Recurrence state) {
    Linear before = Linear.of(node.at().getFirst()).plus(-Timeline.step(state));
    return node.name().equals(state.name())
        && node.role() == Node.Role.STATE
        && use.over().isEmpty()
        && use.at().getFirst().isSame(before);
  }

  private Optional<List<Stage>> stages(
      Network network, Declaration.Recurrence state, Linear from, Linear to, Expr asked) {
    int step = Timeline.step(state);
    Expr time = Make.scalar(state.time().index());
    Linear steps = to.minus(from).times(Rational.of(step));
    Expr before = Timeline.term(state, Linear.of(time).plus(-step).expr());
    Optional<Differentiation.Partial> one =
        calculus.jacobian(network.timeline().expanded(network.body(state, time)), before);
    if (one.isEmpty() || (steps.isInt() && steps.constant().signum() < 0)) {
      return Optional.empty();
    }
    Expr plain = Times.in(one.get().value());
    Expr factor =
        calculus.tidy(new States(network, calculus, List.of(network.body(state, time))).in(plain));
    Reason once = new Reason("one step: the chain rule", one.get().reason().rules());
    if (steps.isInt() && steps.constant().isZero()) {
      Step same =
          new Step(
              Relation.EQUAL,
              asked.shape().isScalar() ? Make.number(1) : Make.identity(asked.shape().rows()),
              Reason.of("the derivative by itself"),
              List.of());
      return Optional.of(List.of(new Stage(asked, List.of(same))));
    }
    if (steps.isInt() && steps.constant().isOne()) {
      Expr value = at(to, time, factor);
      Step only = new Step(Relation.EQUAL, value, once, one.get().conditions());
      return Optional.of(List.of(new Stage(asked, List.of(only))));
    }
    List<Stage> stages = new ArrayList<>();
    stages.add(
        new Stage(
                Expr.of(Operator.JACOBIAN, before, Timeline.term(state, time)),
                List.of(new Step(Relation.EQUAL, factor, once, one.get().conditions())))
            .headed("One step"));
    boolean constant = !new Names().free(factor).contains(time.toString());
    Expr product =
        constant && Order.of(context).isNonnegative(steps)
            ? Expr.of(Operator.POWER, factor, steps.expr())
            : isShort(steps)
                ? written(time, to, steps.constant().intValue() * step, factor)
                : product(time, from.plus(step), to, step, factor);
    Stage all =
        new Stage(
                asked,
                List.of(
                    new Step(
                        Relation.EQUAL,
                        product,
                        Reason.of("chain rule through every step between, the latest first"),
                        one.get().conditions())))
            .headed("All steps");
    boolean later = Order.of(context).isNonnegative(steps);
    Relation relation = step > 0 ? Relation.LESS_EQUAL : Relation.GREATER_EQUAL;
    stages.add(later ? all : all.assuming(Make.compare(relation, from.expr(), to.expr())));
    return Optional.of(stages);
  }

  private static boolean isShort(Linear steps) {
    return steps.isInt()
        && steps.constant().signum() > 0
        && steps.constant().compareTo(Rational.of(WRITTEN)) <= 0;
  }

  /** The Jacobians of a few steps next to each other, the latest first. */
  private static Expr written(Expr time, Linear last, int steps, Expr factor) {
    int step = Integer.signum(steps);
    List<Expr> factors = new ArrayList<>();
    for (int i = 0; i < Math.abs(steps); i++) {
      factors.add(at(last.plus(-(long) i * step), time, factor));
    }
    return Make.product(factors);
  }

  private static Expr at(Linear when, Expr time, Expr factor) {
    return Times.in(Substitution.of(time, when.expr()).in(factor));
  }

  private static Expr product(Expr time, Linear first, Linear last, int step, Expr factor) {
    Op.Direction direction = step > 0 ? Op.Direction.DOWN : Op.Direction.UP;
    String index = ((Op.Symbol) time.op()).name();
    if (new Names().free(last.expr()).contains(index)
        || new Names().free(first.expr()).contains(index)) {
      Expr fresh = Make.scalar("k");
      return product(fresh, first, last, step, Substitution.of(time, fresh).in(factor));
    }
    return Expr.of(
        new Op.Fold(Op.Fold.Kind.PRODUCT, index, direction), last.expr(), first.expr(), factor);
  }
}
