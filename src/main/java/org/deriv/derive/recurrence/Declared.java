package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.Collections;
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
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Order;
import org.deriv.normal.recurrence.Timeline;

/**
 * The total derivatives by the terms of a network as declarations: those by states as recurrences
 * that run against them, those by quantities as definitions.
 */
final class Declared {
  private final Network network;
  private final Adjoints adjoints;

  private final List<Declaration> declarations = new ArrayList<>();

  private Declared(Network network, Differentiation calculus) {
    this.network = network;
    this.adjoints = new Adjoints(network, calculus);
  }

  /** Those of a loss; empty where derivatives are not taken through what it rests on. */
  static Optional<Declared> of(
      Context context, Differentiation calculus, Expr loss, Optional<Expr> cotangent) {
    Network network = new Network(context, calculus, loss, cotangent);
    return Obstacles.in(network).isPresent()
        ? Optional.empty()
        : Optional.of(new Declared(network, calculus));
  }

  /** All of them, found when first asked for. */
  List<Declaration> declarations() {
    if (declarations.isEmpty()) {
      for (Node node : network.nodes()) {
        switch (node.role()) {
          case STATE -> recurrence(node).ifPresent(declarations::add);
          case QUANTITY -> definition(node).ifPresent(declarations::add);
          case LOSS, START -> {}
        }
      }
    }
    return List.copyOf(declarations);
  }

  /** The name of the derivative by a term. */
  Expr adjoint(Expr term) {
    return adjoints.adjoint(nameOf(term), term.shape(), term.args());
  }

  static String nameOf(Expr term) {
    return term.op() instanceof Op.Term(String of, var _) ? of : term.toString();
  }

  /**
   * What must hold for the name of a derivative to stand for it; empty where there is no such name,
   * or it cannot be said, for an index is bound.
   */
  Optional<List<Expr>> within(Expr term, Order order, Set<String> bound) {
    String name = nameOf(term);
    boolean named =
        !network.isDirect(term)
            && declarations().stream().anyMatch(it -> it.name().equals(network.derivatives(name)));
    if (!named) {
      return Optional.empty();
    }
    if (network.isState(name) && network.isOutside(term, order)) {
      return Optional.empty();
    }
    List<Expr> open = new ArrayList<>();
    for (Node node : network.nodes()) {
      if (node.role() == Node.Role.QUANTITY && node.name().equals(name)) {
        outside(node, term.args(), order, open);
      }
    }
    boolean free = open.stream().allMatch(it -> Collections.disjoint(new Names().free(it), bound));
    return free ? Optional.of(open) : Optional.empty();
  }

  /** The bounds of the indices of a quantity that are not known to hold. */
  static void outside(Node node, List<Expr> at, Order order, List<Expr> open) {
    for (int i = 0; i < at.size(); i++) {
      Span span = node.over().get(i);
      for (int k = 0; k < at.size(); k++) {
        span = span.at(node.at().get(k), Linear.of(at.get(k)));
      }
      if (!order.isAtMost(span.low(), Linear.of(at.get(i)))) {
        open.add(Make.compare(Relation.GREATER_EQUAL, at.get(i), span.low().expr()));
      }
      if (!order.isAtMost(Linear.of(at.get(i)), span.high())) {
        open.add(Make.compare(Relation.LESS_EQUAL, at.get(i), span.high().expr()));
      }
    }
  }

  private Optional<Declaration> definition(Node node) {
    Order order = Order.of(network.timeline().context());
    for (Span span : node.ranges()) {
      order = order.between(span.low(), Linear.of(span.index()), span.high());
    }
    List<Linear> at = node.indices().stream().map(Linear::of).toList();
    return adjoints
        .at(node.name(), node.shape(), at, order, List.of())
        .map(formula ->
            new Declaration.Let(
                network.derivatives(node.name()),
                node.indices().stream().map(Expr::toString).toList(),
                formula.value()));
  }

  /** From zeros beyond the end, or from its values at the last times. */
  private Optional<Declaration> recurrence(Node node) {
    Declaration.Recurrence state = network.state(node.name()).orElseThrow();
    Exceptions exceptions = Exceptions.of(network, node);
    if (!exceptions.times().isEmpty() || exceptions.parts().size() > 1) {
      return Optional.empty();
    }
    List<Declaration.Boundary> boundaries = new ArrayList<>();
    for (Linear time :
        Stream.concat(exceptions.lateTimes().stream(), exceptions.earlyTimes().stream()).toList()) {
      Span span = exceptions.span();
      Order order = Order.of(network.timeline().context()).between(span.low(), time, span.high());
      Optional<Formula> value =
          adjoints.at(node.name(), node.shape(), List.of(time), order, exceptions.others(time));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      boundaries.add(new Declaration.Boundary(time.expr(), value.get().value()));
    }
    Expr time = Make.scalar(state.time().index());
    boolean up = Timeline.step(state) > 0;
    Order order =
        Order.of(network.timeline().context())
            .between(exceptions.low(), Linear.of(time), exceptions.high());
    return adjoints
        .at(node.name(), node.shape(), List.of(Linear.of(time)), order, List.of())
        .map(formula ->
            new Declaration.Recurrence(
                network.derivatives(node.name()),
                node.shape(),
                new IndexRange(
                    state.time().index(),
                    (up ? exceptions.high() : exceptions.low()).expr(),
                    (up ? exceptions.low() : exceptions.high()).expr(),
                    up ? Op.Direction.DOWN : Op.Direction.UP),
                List.of(),
                formula.value(),
                boundaries));
  }
}
