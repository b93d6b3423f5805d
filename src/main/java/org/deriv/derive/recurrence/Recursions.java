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
    List<Span> parts = exceptions.parts();
    for (Span part : up ? parts.reversed() : parts) {
      stages.add(between(node, exceptions, part));
    }
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
        .map(formula -> assuming(stage(network.derivative(node.term(at)), formula), within))
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

  /** At one time; that it is not at the other end too is assumed where it matters. */
  private Optional<Stage> special(Node node, Exceptions exceptions, Linear time, String heading) {
    Span whole = exceptions.span();
    boolean late = exceptions.lateTimes().contains(time);
    boolean early = exceptions.earlyTimes().contains(time);
    Span apart =
        new Span(
            whole.index(),
            early ? whole.low() : exceptions.low(),
            late ? whole.high() : exceptions.high());
    Span first = exceptions.times().contains(time) ? apart : whole;
    return special(node, exceptions, time, first)
        .or(() -> special(node, exceptions, time, apart))
        .map(stage -> stage.headed(heading + ": `" + node.term(List.of(time.expr())) + "`"));
  }

  private Optional<Stage> special(Node node, Exceptions exceptions, Linear time, Span within) {
    Order known = Order.of(context);
    List<Expr> assumed = new ArrayList<>();
    if (!known.isAtMost(within.low(), time)) {
      assumed.add(Writing.atMost(within.low(), time));
    }
    if (!known.isAtMost(time, within.high())) {
      assumed.add(Writing.atMost(time, within.high()));
    }
    List<Linear> others = exceptions.others(time);
    others.stream()
        .filter(
            other -> !known.isAtMost(other.plus(1), time) && !known.isAtMost(time.plus(1), other))
        .forEach(other -> assumed.add(Make.compare(Relation.NOT_EQUAL, time.expr(), other.expr())));
    Expr term = node.term(List.of(time.expr()));
    Order order = known.between(within.low(), time, within.high());
    return adjoints
        .at(node.name(), node.shape(), List.of(time), order, others)
        .map(formula -> assuming(stage(network.derivative(term), formula), assumed));
  }

  private Optional<Stage> between(Node node, Exceptions exceptions, Span part) {
    Expr index = node.indices().getFirst();
    String heading =
        node.role() == Node.Role.STATE ? "The recursion of `" : "The total derivative by `";
    return between(node, exceptions, part, index)
        .map(stage -> stage.headed(heading + node.term(List.of(index)) + "`"));
  }

  /** Where the time is in a part of the range and none of the exceptions, which is assumed. */
  private Optional<Stage> between(Node node, Exceptions exceptions, Span part, Expr at) {
    Linear time = Linear.of(at);
    Order known = Order.of(context);
    boolean state = node.role() == Node.Role.STATE && network.hasOnlyStates();
    List<Expr> assumed = new ArrayList<>();
    boolean first = part.low().isSame(exceptions.span().low());
    boolean last = part.high().isSame(exceptions.span().high());
    if (!(state && first) && !known.isAtMost(part.low(), time)) {
      assumed.add(Make.compare(Relation.GREATER_EQUAL, at, part.low().expr()));
    }
    if (!(state && last) && !known.isAtMost(time, part.high())) {
      assumed.add(Make.compare(Relation.LESS_EQUAL, at, part.high().expr()));
    }
    exceptions
        .times()
        .forEach(other -> assumed.add(Make.compare(Relation.NOT_EQUAL, at, other.expr())));
    Order order = known.between(part.low(), time, part.high());
    return adjoints
        .at(node.name(), node.shape(), List.of(time), order, exceptions.times())
        .map(formula ->
            assuming(stage(network.derivative(node.term(List.of(at))), formula), assumed));
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
    return adjoints.by(parameter).map(formula -> stage(network.derivative(parameter), formula));
  }

  /** The derivative by a term of a sequence, or by a quantity. */
  Optional<Stage> term(Expr variable) {
    String name = variable.op() instanceof Op.Term(String of, Shape _) ? of : variable.toString();
    List<Linear> at = variable.args().stream().map(Linear::of).toList();
    Order order = Order.of(context);
    Expr gradient = network.derivative(variable);
    Optional<Formula> plain = adjoints.at(name, variable.shape(), at, order, List.of());
    Optional<Node> node =
        network.nodes().stream()
            .filter(it -> it.name().equals(name) && it.role() != Node.Role.START)
            .findFirst();
    if (plain.isPresent()) {
      return plain.map(formula -> stage(gradient, formula));
    }
    if (node.isEmpty()) {
      return adjoints
          .at(name, variable.shape(), at, given(name, at, order), List.of())
          .map(formula -> stage(gradient, formula))
          .or(() -> given(variable, name).flatMap(it -> inner(it, at.getFirst())));
    }
    List<Linear> indices = node.get().at().stream().map(Linear::of).toList();
    if (indices.size() != 1 || at.size() != 1) {
      return general(node.get())
          .filter(stage -> stage.start().filter(gradient::equals).isPresent());
    }
    return inner(node.get(), at.getFirst());
  }

  private Optional<Stage> inner(Node node, Linear time) {
    Exceptions exceptions = Exceptions.of(network, node);
    return exceptions.parts().size() == 1
        ? between(node, exceptions, exceptions.parts().getFirst(), time.expr())
        : Optional.empty();
  }

  /** A given sequence as a node, with the range that it is given for. */
  private Optional<Node> given(Expr variable, String name) {
    boolean single =
        variable.args().size() == 1
            && context.find(name).orElse(null) instanceof Declaration.Given given
            && given.ranges().size() == 1;
    if (!single) {
      return Optional.empty();
    }
    var range = ((Declaration.Given) context.find(name).orElseThrow()).ranges().getFirst();
    boolean up = range.direction() == Op.Direction.UP;
    Expr index = Span.fresh(range.index(), 0);
    Span span =
        new Span(
            index,
            Linear.of(up ? range.first() : range.last()),
            Linear.of(up ? range.last() : range.first()));
    return Optional.of(
        new Node(
            Node.Role.QUANTITY,
            name,
            variable.shape(),
            List.of(index),
            List.of(span),
            Make.zeros(variable.shape())));
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
