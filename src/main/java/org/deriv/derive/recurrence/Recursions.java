package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;

/**
 * Total derivatives written down: where a recursion starts, how it goes on, what follows from it.
 */
final class Recursions {
  private final Adjoints adjoints;
  private final Network network;
  private final Context context;
  private final Differentiation calculus;

  Recursions(Adjoints adjoints, Differentiation calculus) {
    this.adjoints = adjoints;
    this.network = adjoints.network();
    this.context = network.timeline().context();
    this.calculus = calculus;
  }

  /** Those of a state or a quantity; empty where one of them cannot be found. */
  Optional<List<Stage>> of(Node node) {
    if (node.over().size() != 1) {
      return general(node).map(List::of);
    }
    Exceptions exceptions = Exceptions.of(network, node);
    boolean up = network.state(node.name()).map(it -> Timeline.step(it) > 0).orElse(true);
    List<Linear> first = up ? exceptions.lateTimes() : exceptions.earlyTimes();
    List<Linear> last = up ? exceptions.earlyTimes() : exceptions.lateTimes();
    List<Optional<Stage>> stages = new ArrayList<>();
    first.forEach(
        time -> stages.add(special(node, exceptions, time, "Where the recursion starts")));
    stages.add(between(node, exceptions));
    Stream.concat(exceptions.times().stream(), last.stream())
        .forEach(time -> stages.add(special(node, exceptions, time, "One time alone")));
    return stages.stream().allMatch(Optional::isPresent)
        ? Optional.of(stages.stream().flatMap(Optional::stream).toList())
        : Optional.empty();
  }

  /** For all values of its indices. */
  private Optional<Stage> general(Node node) {
    List<Expr> at = node.indices();
    Order order = Order.of(context);
    List<Expr> within = new ArrayList<>();
    for (int i = 0; i < node.over().size(); i++) {
      Span span = node.ranges().get(i);
      order = order.between(span.low(), Linear.of(at.get(i)), span.high());
      within.addAll(within(Linear.of(at.get(i)), span));
    }
    List<Linear> wanted = at.stream().map(Linear::of).toList();
    return adjoints
        .at(node.name(), node.shape(), wanted, order, List.of())
        .map(formula -> assuming(stage(adjoints.gradient(node.term(at)), formula), within))
        .map(stage -> stage.headed("The total derivative by `" + node.term(at) + "`"));
  }

  private static List<Expr> within(Linear time, Span span) {
    return List.of(
        Make.compare(Relation.GREATER_EQUAL, time.expr(), span.low().expr()),
        Make.compare(Relation.LESS_EQUAL, time.expr(), span.high().expr()));
  }

  private static Stage assuming(Stage stage, List<Expr> truths) {
    Stage result = stage;
    for (Expr truth : truths) {
      result = result.assuming(truth);
    }
    return result;
  }

  /** At one time; what is needed for its being one by itself is assumed. */
  private Optional<Stage> special(Node node, Exceptions exceptions, Linear time, String heading) {
    Order known = Order.of(context);
    List<Expr> assumed = new ArrayList<>();
    boolean inner = exceptions.times().contains(time);
    Linear low = inner ? exceptions.low() : exceptions.span().low();
    Linear high = inner ? exceptions.high() : exceptions.span().high();
    if (!known.isAtMost(low, time)) {
      assumed.add(bound(low, time));
    }
    if (!known.isAtMost(time, high)) {
      assumed.add(bound(time, high));
    }
    List<Linear> others = exceptions.others(time);
    others.stream()
        .filter(
            other -> !known.isAtMost(other.plus(1), time) && !known.isAtMost(time.plus(1), other))
        .forEach(other -> assumed.add(Make.compare(Relation.NOT_EQUAL, time.expr(), other.expr())));
    Expr term = node.term(List.of(time.expr()));
    return adjoints
        .at(node.name(), node.shape(), List.of(time), known.between(low, time, high), others)
        .map(formula -> assuming(stage(adjoints.gradient(term), formula), assumed))
        .map(stage -> stage.headed(heading + ": `" + term + "`"));
  }

  /** One number is at most another: a bound of a name where there is one. */
  private static Expr bound(Linear small, Linear large) {
    Linear gap = large.minus(small);
    Linear number = Linear.number(0).minus(new Linear(java.util.Map.of(), gap.constant()));
    return Make.compare(Relation.GREATER_EQUAL, gap.variable().expr(), number.expr());
  }

  private Optional<Stage> between(Node node, Exceptions exceptions) {
    Expr term = node.term(node.indices());
    String heading =
        node.role() == Node.Role.STATE ? "The recursion of `" : "The total derivative by `";
    return between(node, exceptions, node.indices().getFirst())
        .map(stage -> stage.headed(heading + term + "`"));
  }

  /** Where the time is none of the exceptions, which is assumed. */
  private Optional<Stage> between(Node node, Exceptions exceptions, Expr at) {
    Linear time = Linear.of(at);
    Order known = Order.of(context);
    boolean state = node.role() == Node.Role.STATE && network.hasOnlyStates();
    List<Expr> assumed = new ArrayList<>();
    if ((!state || exceptions.early() > 0) && !known.isAtMost(exceptions.low(), time)) {
      assumed.add(Make.compare(Relation.GREATER_EQUAL, at, exceptions.low().expr()));
    }
    if ((!state || exceptions.late() > 0) && !known.isAtMost(time, exceptions.high())) {
      assumed.add(Make.compare(Relation.LESS_EQUAL, at, exceptions.high().expr()));
    }
    exceptions
        .times()
        .forEach(other -> assumed.add(Make.compare(Relation.NOT_EQUAL, at, other.expr())));
    return adjoints
        .at(
            node.name(),
            node.shape(),
            List.of(time),
            exceptions.general(known, time),
            exceptions.times())
        .map(formula ->
            assuming(stage(adjoints.gradient(node.term(List.of(at))), formula), assumed));
  }

  private Stage stage(Expr gradient, Formula formula) {
    Expr shown = named(adjoints.shown(formula.value()));
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
  private Expr named(Expr value) {
    Expr tidy = tidied(value);
    Expr named = new States(network, calculus, List.of(value)).in(tidy);
    return named.equals(tidy) ? tidy : tidied(named);
  }

  private Expr tidied(Expr sum) {
    List<Expr> terms = sum.is(Operator.ADD) ? sum.args() : List.of(sum);
    return Times.in(
        sum.shape().isScalar()
            ? calculus.tidy(sum)
            : Make.sum(terms.stream().map(calculus::tidy).toList()));
  }

  /** The gradient by a name that is no sequence. */
  Optional<Stage> gradient(Expr parameter) {
    return adjoints.by(parameter).map(formula -> stage(adjoints.gradient(parameter), formula));
  }

  /** The derivative by a term of a sequence, or by a quantity. */
  Optional<Stage> term(Expr variable) {
    String name = variable.op() instanceof Op.Term(String of, Shape _) ? of : variable.toString();
    List<Linear> at = variable.args().stream().map(Linear::of).toList();
    Order order = Order.of(context);
    Expr gradient = adjoints.gradient(variable);
    Optional<Formula> plain = adjoints.at(name, variable.shape(), at, order, List.of());
    Optional<Node> node =
        network.nodes().stream()
            .filter(it -> it.name().equals(name) && it.role() != Node.Role.START)
            .findFirst();
    if (plain.isPresent() || node.isEmpty()) {
      return plain
          .or(() -> adjoints.at(name, variable.shape(), at, given(name, at, order), List.of()))
          .map(formula -> stage(gradient, formula));
    }
    List<Linear> indices = node.get().at().stream().map(Linear::of).toList();
    return indices.size() == 1 && at.size() == 1
        ? between(node.get(), Exceptions.of(network, node.get()), at.getFirst().expr())
        : general(node.get()).filter(stage -> stage.start().filter(gradient::equals).isPresent());
  }

  /** The range of a given sequence. */
  private Order given(String name, List<Linear> at, Order order) {
    Order result = order;
    if (context.find(name).orElse(null) instanceof Declaration.Given given) {
      for (int i = 0; i < Math.min(at.size(), given.ranges().size()); i++) {
        var range = given.ranges().get(i);
        boolean up = range.direction() == Op.Direction.UP;
        result =
            result.between(
                Linear.of(up ? range.first() : range.last()),
                at.get(i),
                Linear.of(up ? range.last() : range.first()));
      }
    }
    return result;
  }
}
