package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Order;
import org.deriv.normal.recurrence.Timeline;
import org.deriv.normal.recurrence.Times;

/** Derivatives carried forwards in time: what a quantity receives from those that it uses. */
final class Tangents {
  private final Network network;
  private final Differentiation calculus;
  private final Direction direction;
  private final Cuts cuts = new Cuts();
  private final Naming naming;
  private final Set<String> varying = new LinkedHashSet<>();
  private final Optional<Linear> start;

  Tangents(Network network, Differentiation calculus, Direction direction) {
    this.network = network;
    this.calculus = calculus;
    this.direction = direction;
    this.naming = new Naming(network.timeline().context());
    this.start = begin();
    varying.add(direction.name());
    int known = 0;
    while (known < varying.size()) {
      known = varying.size();
      for (Node node : network.nodes()) {
        if (node.role() != Node.Role.LOSS && varies(node.body())) {
          varying.add(node.name());
        }
      }
    }
  }

  Network network() {
    return network;
  }

  Direction direction() {
    return direction;
  }

  boolean varies(Expr expr) {
    return varying.stream().anyMatch(name -> network.reaches(expr, name));
  }

  /** The states and quantities that vary with the variable, each before those that use it. */
  List<Node> nodes() {
    return network.nodes().reversed().stream()
        .filter(node -> node.role() == Node.Role.STATE || node.role() == Node.Role.QUANTITY)
        .filter(node -> varying.contains(node.name()))
        .toList();
  }

  /** The time that the derivatives of states start from, where that of the variable says so. */
  Optional<Linear> start() {
    return start;
  }

  /** Whether the variable is a term of a sequence of which it is not known when it is used. */
  boolean isLost() {
    return direction.variable().op() instanceof Op.Term && start.isEmpty();
  }

  /** That of a term of a state itself; that at which the only state uses it of another term. */
  private Optional<Linear> begin() {
    if (network.isState(direction.name()) || direction.time().isEmpty()) {
      return direction.time();
    }
    Set<Linear> shifts = new LinkedHashSet<>();
    for (Node node : network.nodes()) {
      for (Use use : network.uses(node, direction.name())) {
        boolean plain = node.role() == Node.Role.STATE && use.over().isEmpty();
        if (!plain) {
          return Optional.empty();
        }
        shifts.add(use.at().getFirst().minus(Linear.of(node.at().getFirst())));
      }
    }
    Linear time = direction.time().get();
    return shifts.stream()
        .filter(Linear::isInt)
        .map(time::minus)
        .findFirst()
        .filter(_ -> shifts.size() == 1);
  }

  /** The derivative of an expression; empty where it cannot be had. */
  Optional<Expr> of(Expr body, Order order) {
    return through(network.flat().opened(body), order, 1)
        .map(it -> Times.in(calculus.tidy(naming.in(cuts.opened(it)))));
  }

  private Optional<Expr> through(Expr body, Order order, int depth) {
    Expr plain = cuts.cut(body);
    List<Expr> terms = new ArrayList<>();
    Set<Expr> parts = new LinkedHashSet<>();
    collect(plain, parts);
    boolean named = parts.stream().anyMatch(part -> part.equals(direction.variable()));
    if (!named && direction.variable().args().isEmpty() && network.hides(plain, direction.name())) {
      parts.add(direction.variable());
    }
    for (Expr part : parts) {
      Optional<Expr> term = by(plain, part, order, depth);
      if (term.isEmpty()) {
        return term;
      }
      if (!Adjoints.isZero(term.get())) {
        terms.add(term.get());
      }
    }
    return Optional.of(terms.isEmpty() ? zero(body) : Make.sum(terms));
  }

  private Expr zero(Expr body) {
    return Make.zeros(direction.derivative(body).shape());
  }

  /** What of an expression varies: the variable, what varies with it, abbreviations, sums. */
  private void collect(Expr expr, Set<Expr> found) {
    boolean whole =
        cuts.find(expr).isPresent()
            || network.flat().definition(expr).isPresent()
            || expr.equals(direction.variable())
            || varying.contains(nameOf(expr));
    if (!whole) {
      expr.args().forEach(arg -> collect(arg, found));
    } else if (varies(cuts.opened(expr))) {
      found.add(expr);
    }
  }

  private static String nameOf(Expr expr) {
    return switch (expr.op()) {
      case Op.Term(String name, var _) -> name;
      case Op.Symbol(String name, var _) -> name;
      default -> "";
    };
  }

  /** The part of the derivative that goes through one part of an expression. */
  private Optional<Expr> by(Expr plain, Expr part, Order order, int depth) {
    Optional<Expr> sum = cuts.find(part);
    if (sum.isPresent()) {
      Span span = Span.of(sum.get());
      Expr index = Span.fresh(span.index().toString(), depth);
      Order inside = order.between(span.low(), Linear.of(index), span.high());
      return through(Span.renamed(sum.get(), index), inside, depth + 1)
          .map(each ->
              Adjoints.isZero(each)
                  ? each
                  : Make.sumOver(index.toString(), span.low().expr(), span.high().expr(), each))
          .flatMap(tangent -> carried(plain, part, tangent));
    }
    Optional<Expr> definition = network.flat().definition(part);
    if (definition.isPresent()) {
      return through(network.flat().opened(definition.get()), order, depth)
          .flatMap(tangent -> carried(plain, part, tangent));
    }
    return direction.name().equals(nameOf(part))
        ? variable(plain, part, order)
        : started(part, order).flatMap(tangent -> carried(plain, part, tangent));
  }

  private Optional<Expr> carried(Expr plain, Expr part, Expr tangent) {
    return Adjoints.isZero(tangent)
        ? Optional.of(zero(plain))
        : direction.through(calculus, plain, part, tangent);
  }

  /** The variable itself, or another term of its sequence. */
  private Optional<Expr> variable(Expr plain, Expr part, Order order) {
    if (part.equals(direction.variable())) {
      return direction.direct(calculus, plain, part);
    }
    if (network.isState(direction.name())) {
      return started(part, order).flatMap(tangent -> carried(plain, part, tangent));
    }
    Linear gap = Linear.of(part.arg(0)).minus(direction.time().orElseThrow());
    boolean apart =
        order.isNonnegative(gap.plus(-1))
            || order.isNonnegative(gap.times(Rational.of(-1)).plus(-1));
    return apart ? Optional.of(zero(plain)) : Optional.empty();
  }

  /** The derivative of a term of a state or quantity: zero before the variable. */
  private Optional<Expr> started(Expr term, Order order) {
    Optional<Declaration.Recurrence> state = network.state(nameOf(term));
    Expr tangent = direction.tangent(nameOf(term), term);
    if (state.isEmpty() || start.isEmpty()) {
      return Optional.of(tangent);
    }
    int step = Timeline.step(state.get());
    Linear since = Linear.of(term.arg(0)).minus(start.get()).times(Rational.of(step));
    if (order.isNonnegative(since)) {
      return Optional.of(tangent);
    }
    return order.isNonnegative(since.times(Rational.of(-1)).plus(-1))
        ? Optional.of(Make.zeros(tangent.shape()))
        : Optional.empty();
  }

  /** Derivatives written as an author does. */
  Expr shown(Expr expr) {
    for (Node node : nodes()) {
      boolean own = nameOf(expr).equals(direction.sequence(node.name()));
      if (own) {
        return direction.derivative(node.term(expr.args()));
      }
    }
    List<Expr> args = new ArrayList<>(expr.args());
    args.replaceAll(this::shown);
    return args.isEmpty() ? expr : expr.withArgs(args);
  }
}
