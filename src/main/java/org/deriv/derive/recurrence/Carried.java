package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Rational;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Order;
import org.deriv.normal.recurrence.Timeline;

/**
 * Derivatives carried forwards as declarations: those of states as recurrences of their own, those
 * of quantities as definitions.
 */
final class Carried {
  private final Tangents tangents;
  private final Network network;
  private final Direction direction;
  private final Context context;
  private final Set<Expr> assumed = new LinkedHashSet<>();

  Carried(Tangents tangents) {
    this.tangents = tangents;
    this.network = tangents.network();
    this.direction = tangents.direction();
    this.context = network.timeline().context();
  }

  /** Those that a term needs; empty where derivatives are not carried to it. */
  static Optional<Carried> of(
      Context context, Differentiation calculus, Direction direction, Expr term) {
    Network network = new Network(context, calculus, term);
    if (Obstacles.in(network).isPresent()) {
      return Optional.empty();
    }
    Tangents tangents = new Tangents(network, calculus, direction);
    boolean carried =
        !tangents.isLost()
            && tangents.nodes().stream()
                .anyMatch(node -> node.name().equals(Declared.nameOf(term)));
    return carried ? Optional.of(new Carried(tangents)) : Optional.empty();
  }

  /**
   * What must hold for the name of the derivative of a term to stand for it; empty where it cannot
   * be said, for an index is bound, or where it is before the variable.
   */
  Optional<List<Expr>> within(Expr term, Order order, Set<String> bound) {
    List<Expr> open = new ArrayList<>();
    String name = Declared.nameOf(term);
    for (Node node : tangents.nodes()) {
      if (node.role() == Node.Role.QUANTITY && node.name().equals(name)) {
        Declared.outside(node, term.args(), order, open);
      }
    }
    Optional<Linear> start =
        network
            .state(name)
            .flatMap(state -> tangents.start().filter(it -> !it.isSame(Timeline.start(state))));
    if (start.isPresent()) {
      int step = Timeline.step(network.state(name).orElseThrow());
      Linear since = Linear.of(term.arg(0)).minus(start.get()).times(of(step));
      if (order.isNonnegative(since.times(of(-1)).plus(-1))) {
        return Optional.empty();
      }
      if (!order.isNonnegative(since)) {
        open.add(Writing.atMost(Linear.number(0), since));
      }
    }
    open.addAll(assumed);
    boolean free = open.stream().allMatch(it -> Collections.disjoint(new Names().free(it), bound));
    return free ? Optional.of(open) : Optional.empty();
  }

  /** All of them, each before those that use it; empty where one cannot be had. */
  Optional<List<Declaration>> declarations() {
    List<Declaration> found = new ArrayList<>();
    for (Node node : tangents.nodes()) {
      if (!direction.fits(node.term())) {
        return Optional.empty();
      }
      Optional<Declaration> one =
          network
              .state(node.name())
              .map(state -> recurrence(node, state))
              .orElseGet(() -> definition(node));
      if (one.isEmpty()) {
        return Optional.empty();
      }
      found.add(one.get());
    }
    return Optional.of(found);
  }

  /** The index of a state, or another where the variable mentions that. */
  private String index(Declaration.Recurrence state) {
    Set<String> taken = new HashSet<>(context.declarations().keySet());
    taken.addAll(new Names().free(direction.variable()));
    direction.along().ifPresent(it -> taken.addAll(new Names().free(it)));
    String own = state.time().index();
    return Stream.of(own, "k", "s", "i", "j", own + "_1", own + "_2")
        .filter(name -> !taken.contains(name))
        .findFirst()
        .orElse(own);
  }

  private Optional<Declaration> definition(Node node) {
    Order order = Order.of(context);
    for (Span span : node.ranges()) {
      order = order.between(span.low(), Linear.of(span.index()), span.high());
    }
    Expr body = network.quantity(node.name()).orElseThrow().body();
    return tangents
        .of(body, order)
        .map(value ->
            new Declaration.Let(
                direction.sequence(node.name()),
                node.indices().stream().map(Expr::toString).toList(),
                value));
  }

  private Optional<Declaration> recurrence(Node node, Declaration.Recurrence state) {
    int step = Timeline.step(state);
    Expr index = Make.scalar(index(state));
    Optional<Linear> begin = begin(node, state);
    if (begin.isEmpty()) {
      return Optional.empty();
    }
    Linear first = begin.get();
    Order order = Order.of(context).and(Linear.of(index).minus(first).times(of(step)));
    Optional<List<Declaration.Boundary>> starts = starts(node, state, first);
    Optional<Expr> body = tangents.of(network.body(state, index), order);
    if (starts.isEmpty() || body.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Declaration.Recurrence(
            direction.sequence(node.name()),
            direction.derivative(node.term()).shape(),
            new IndexRange(
                index.toString(), first.expr(), state.time().last(), state.time().direction()),
            List.of(),
            body.get(),
            starts.get()));
  }

  /** The first time of the recursion: after that of the variable, or where the state begins. */
  private Optional<Linear> begin(Node node, Declaration.Recurrence state) {
    Linear own = Timeline.first(state);
    if (tangents.start().isEmpty()) {
      return Optional.of(own);
    }
    int step = Timeline.step(state);
    Linear next = tangents.start().get().plus(step);
    boolean same = tangents.nodes().stream().allMatch(it -> runs(it, step));
    Order order = Order.of(context);
    boolean running = order.isNonnegative(next.minus(own).times(of(step)));
    boolean later = order.isNonnegative(own.minus(next).times(of(step)));
    return !same
        ? Optional.empty()
        : later && !running && !node.name().equals(direction.name())
            ? Optional.of(own)
            : Optional.of(next);
  }

  private boolean runs(Node node, int step) {
    return network.state(node.name()).filter(it -> Timeline.step(it) != step).isEmpty();
  }

  private static Rational of(int step) {
    return Rational.of(step);
  }

  /** The derivatives at the times before the first; zero where nothing says otherwise. */
  private Optional<List<Declaration.Boundary>> starts(
      Node node, Declaration.Recurrence state, Linear first) {
    int step = Timeline.step(state);
    List<Declaration.Boundary> starts = new ArrayList<>();
    for (int i = 1; i <= network.timeline().reach(state); i++) {
      Linear time = first.plus(-(long) i * step);
      boolean variable = tangents.start().filter(it -> it.isSame(time)).isPresent();
      Optional<Expr> value = variable ? at(node, state, time) : given(state, time);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      starts.add(new Declaration.Boundary(time.expr(), value.get()));
    }
    return Optional.of(starts);
  }

  /** At the time of the variable. */
  private Optional<Expr> at(Node node, Declaration.Recurrence state, Linear time) {
    if (node.name().equals(direction.name())) {
      return Optional.of(direction.own());
    }
    Order order = Order.of(context);
    Linear since = time.minus(Timeline.first(state)).times(of(Timeline.step(state)));
    if (order.isNonnegative(since.times(of(-1)).plus(-1))) {
      return given(state, time);
    }
    if (!order.isNonnegative(since)) {
      Linear first = Timeline.first(state);
      assumed.add(
          Timeline.step(state) > 0 ? Writing.atMost(first, time) : Writing.atMost(time, first));
    }
    return tangents.of(network.body(state, time.expr()), order);
  }

  /** What was assumed of the time of the variable: that the other states are running. */
  List<Expr> assumed() {
    return List.copyOf(assumed);
  }

  private Optional<Expr> given(Declaration.Recurrence state, Linear time) {
    return Timeline.boundary(state, time)
        .filter(tangents::varies)
        .map(value -> tangents.of(value, Order.of(context)))
        .orElseGet(() -> Optional.of(zero(state)));
  }

  private Expr zero(Declaration.Recurrence state) {
    return Make.zeros(
        direction.derivative(Timeline.term(state, Make.scalar(state.time().index()))).shape());
  }
}
