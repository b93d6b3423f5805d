package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.derive.Outcome;
import org.deriv.derive.Refusal;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Order;
import org.deriv.normal.recurrence.Timeline;
import org.deriv.normal.recurrence.Times;
import org.deriv.problem.Derivation;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;
import org.deriv.problem.Goal;

/**
 * Backpropagation through time: the total derivatives of a loss by the terms of each state, as
 * recursions with their values at the end, then the gradients of parameters as sums over time. The
 * number of time steps stays a symbol.
 */
public final class Backpropagation {
  private final Context context;
  private final Differentiation calculus;

  /** Backpropagation in a problem. */
  public Backpropagation(Context context, Differentiation calculus) {
    this.context = context;
    this.calculus = calculus;
  }

  /** All recursions and gradients. */
  public Outcome of(Goal.Backprop goal) {
    Network network = new Network(context, calculus, goal.loss());
    Optional<Refusal> refusal = network.obstacle().or(() -> unknown(network, goal));
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    Adjoints adjoints = new Adjoints(network, calculus);
    List<Stage> stages = new ArrayList<>();
    for (Declaration.Recurrence state : ordered(network, goal.through())) {
      stages.addAll(recursion(adjoints, state));
    }
    String heading = "The gradients of the parameters";
    for (Expr parameter : parameters(network)) {
      Optional<Stage> gradient = gradient(adjoints, parameter);
      boolean first =
          stages.stream().noneMatch(it -> it.heading().filter(heading::equals).isPresent());
      gradient.map(it -> first ? it.headed(heading) : it).ifPresent(stages::add);
    }
    return stages.isEmpty()
        ? Writing.refused(Refusal.Kind.NO_RULE, "no rule differentiates this network", goal.loss())
        : new Outcome.Derived(new Derivation(stages, results(stages)));
  }

  private static Optional<Refusal> unknown(Network network, Goal.Backprop goal) {
    return goal.through().stream()
        .filter(name -> !network.isState(name))
        .findFirst()
        .map(name ->
            Refusal.at(
                Refusal.Kind.MEANINGLESS,
                "`" + goal.loss() + "` does not depend on the recurrence `" + name + "`",
                goal.loss()));
  }

  private static List<Declaration.Recurrence> ordered(Network network, List<String> first) {
    Set<Declaration.Recurrence> all = new LinkedHashSet<>();
    for (String name : first) {
      network.states().stream().filter(state -> state.name().equals(name)).forEach(all::add);
    }
    all.addAll(network.states());
    return List.copyOf(all);
  }

  private static List<Expr> results(List<Stage> stages) {
    List<Expr> results = new ArrayList<>();
    for (Stage stage : stages) {
      stage.start().ifPresent(start -> results.add(Writing.equation(start, stage.end())));
    }
    return results;
  }

  /** The real quantities that the loss depends on, in the order of their declarations. */
  private List<Expr> parameters(Network network) {
    List<Expr> about = new ArrayList<>(List.of(network.loss()));
    for (Declaration.Recurrence state : network.states()) {
      about.add(network.written(state));
      state.boundaries().forEach(it -> about.add(it.value()));
    }
    List<Expr> found = new ArrayList<>();
    for (Declaration declaration : context.declarations().values()) {
      boolean real =
          declaration instanceof Declaration.Given given
              && given.indices().isEmpty()
              && given.domain() == Declaration.Domain.REAL;
      if (real && about.stream().anyMatch(it -> network.depends(it, declaration.name()))) {
        found.add(Make.symbol(declaration.name(), ((Declaration.Given) declaration).shape()));
      }
    }
    return found;
  }

  // ---- states

  /** The values at the end, and the recursion before. */
  List<Stage> recursion(Adjoints adjoints, Declaration.Recurrence state) {
    List<Stage> stages = new ArrayList<>();
    Linear end = adjoints.end(state);
    int step = Timeline.step(state);
    int reach = adjoints.reach(state);
    for (int i = 0; i < reach; i++) {
      Linear at = end.plus(-(long) i * step);
      Order order = Order.of(context).between(adjoints.earliest(state), at, adjoints.latest(state));
      adjoints
          .at(state.name(), state.shape(), at, order)
          .map(formula ->
              stage(adjoints, adjoints.gradient(state.name(), state.shape(), at.expr()), formula)
                  .headed("Where the recursion starts: `" + Timeline.term(state, at.expr()) + "`"))
          .ifPresent(stages::add);
    }
    Expr time = Make.scalar(state.time().index());
    adjoints
        .at(state.name(), state.shape(), Linear.of(time), adjoints.inside(state, time))
        .map(formula ->
            stage(adjoints, adjoints.gradient(state.name(), state.shape(), time), formula)
                .headed("The recursion of `" + Timeline.term(state, time) + "`"))
        .map(stage -> before(stage, state, end.plus(-(long) reach * step), reach))
        .ifPresent(stages::add);
    return stages;
  }

  /** That the index is not one of the last times. */
  private static Stage before(Stage stage, Declaration.Recurrence state, Linear bound, int reach) {
    if (reach == 0) {
      return stage;
    }
    Relation relation = Timeline.step(state) > 0 ? Relation.LESS_EQUAL : Relation.GREATER_EQUAL;
    Expr time = Make.scalar(state.time().index());
    return stage.assuming(Make.compare(relation, time, bound.expr()));
  }

  private Stage stage(Adjoints adjoints, Expr gradient, Formula formula) {
    Expr shown = named(adjoints, adjoints.shown(formula.value()));
    String words =
        formula.users().isEmpty()
            ? "nothing uses it"
            : "chain rule: it is used in " + String.join(" and ", formula.users());
    Step step =
        new Step(
            Relation.EQUAL,
            shown,
            new Reason(words, formula.rules()),
            formula.conditions().stream().map(adjoints::shown).toList());
    return new Stage(gradient, List.of(step));
  }

  /** With the states in it by their names: 1 - h[t]^2 where h[t] is a tanh. */
  private Expr named(Adjoints adjoints, Expr value) {
    Expr tidy = tidied(value);
    Expr named = new States(adjoints.network(), calculus, List.of(value)).in(tidy);
    return named.equals(tidy) ? tidy : tidied(named);
  }

  private Expr tidied(Expr sum) {
    List<Expr> terms = sum.is(Operator.ADD) ? sum.args() : List.of(sum);
    return Times.in(Make.sum(terms.stream().map(calculus::tidy).toList()));
  }

  private Optional<Stage> gradient(Adjoints adjoints, Expr parameter) {
    Expr loss = adjoints.network().loss();
    return adjoints
        .by(parameter)
        .map(formula -> stage(adjoints, Expr.of(Operator.GRADIENT, parameter, loss), formula));
  }

  // ---- one derivative

  /**
   * Stages that work out one derivative through recurrences, the last for the derivative itself;
   * empty where there are none on the way.
   */
  public Optional<List<Stage>> gradient(Expr variable, Expr loss) {
    Network network = new Network(context, calculus, loss);
    if (!network.isThrough(variable) || network.obstacle().isPresent()) {
      return Optional.empty();
    }
    Adjoints adjoints = new Adjoints(network, calculus);
    Optional<Stage> last =
        variable.op() instanceof Op.Term(String name, Shape shape)
            ? term(adjoints, name, shape, Linear.of(variable.arg(0)))
            : gradient(adjoints, variable);
    return last.map(stage -> {
      List<Stage> stages = new ArrayList<>();
      for (Declaration.Recurrence state : network.states()) {
        boolean used =
            mentions(stage.end(), state.name(), loss)
                || stages.stream().anyMatch(it -> mentions(it.end(), state.name(), loss));
        if (used && !isOf(variable, state)) {
          stages.addAll(recursion(adjoints, state));
        }
      }
      stages.removeIf(it -> it.start().equals(stage.start()));
      stages.add(stage);
      return stages;
    });
  }

  private static boolean isOf(Expr variable, Declaration.Recurrence state) {
    return variable.op() instanceof Op.Term(String name, Shape _) && name.equals(state.name());
  }

  private static boolean mentions(Expr expr, String state, Expr loss) {
    boolean here =
        expr.is(Operator.GRADIENT)
            && expr.arg(1).equals(loss)
            && expr.arg(0).op() instanceof Op.Term(String name, Shape _)
            && name.equals(state);
    return here || expr.args().stream().anyMatch(arg -> mentions(arg, state, loss));
  }

  private Optional<Stage> term(Adjoints adjoints, String name, Shape shape, Linear time) {
    Expr gradient = adjoints.gradient(name, shape, time.expr());
    Order order = Order.of(context);
    Optional<Declaration.Recurrence> state = new Timeline(context).find(name);
    Optional<Formula> plain = adjoints.at(name, shape, time, order);
    if (plain.isPresent() || state.isEmpty()) {
      Order within = given(name, time, order);
      return plain
          .or(() -> adjoints.at(name, shape, time, within))
          .map(formula -> stage(adjoints, gradient, formula));
    }
    Linear end = adjoints.end(state.get());
    int reach = adjoints.reach(state.get());
    int step = Timeline.step(state.get());
    return adjoints
        .at(name, shape, time, adjoints.inside(state.get(), time.expr()))
        .map(formula ->
            before(
                stage(adjoints, gradient, formula),
                state.get(),
                end.plus(-(long) reach * step),
                reach));
  }

  /** The range of a given sequence. */
  private Order given(String name, Linear time, Order order) {
    Order result = order;
    if (context.find(name).orElse(null) instanceof Declaration.Given given) {
      for (var range : given.ranges()) {
        boolean up = range.direction() == Op.Direction.UP;
        result =
            result.between(
                Linear.of(up ? range.first() : range.last()),
                time,
                Linear.of(up ? range.last() : range.first()));
      }
    }
    return result;
  }
}
