package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Order;
import org.deriv.normal.recurrence.Timeline;

/**
 * The total derivatives of a loss by the terms of sequences, as recurrences that run against time:
 * what a term contributes directly, and through every term that uses it.
 */
final class Adjoints {
  private final Network network;
  private final Differentiation calculus;
  private final Map<Expr, Differentiation.Partial> outer = new LinkedHashMap<>();

  Adjoints(Network network, Differentiation calculus) {
    this.network = network;
    this.calculus = calculus;
  }

  Network network() {
    return network;
  }

  /** The name of the total derivatives of a loss by the terms of a sequence. */
  static String name(String sequence, Expr loss) {
    return ("grad~" + sequence + "~" + loss).replace(' ', '_');
  }

  /** The total derivative by a term, as a term of a sequence. */
  Expr adjoint(String sequence, Shape shape, Expr time) {
    return Expr.of(new Op.Term(name(sequence, network.loss()), shape), time);
  }

  /** The total derivative by a term, as an author writes it. */
  Expr gradient(String sequence, Shape shape, Expr time) {
    Expr term = Expr.of(new Op.Term(sequence, shape), time);
    return Expr.of(Operator.GRADIENT, term, network.loss());
  }

  /** Total derivatives written as authors do. */
  Expr shown(Expr expr) {
    if (expr.op() instanceof Op.Term(String name, Shape shape)) {
      for (Declaration.Recurrence state : network.states()) {
        if (name(state.name(), network.loss()).equals(name)) {
          return gradient(state.name(), shape, expr.arg(0));
        }
      }
    }
    if (expr.args().isEmpty()) {
      return expr;
    }
    List<Expr> args = new ArrayList<>(expr.args());
    args.replaceAll(this::shown);
    return expr.withArgs(args);
  }

  static boolean isZero(Expr expr) {
    return expr.op() instanceof Op.Zeros || expr.isNumber(0);
  }

  /** The derivative of the loss by one of its sums, or by a term outside of them. */
  private Optional<Differentiation.Partial> outer(Expr part) {
    Differentiation.Partial known = outer.get(part);
    if (known == null) {
      Optional<Differentiation.Partial> found =
          calculus.pullback(network.outer(), part, Make.number(1));
      found.ifPresent(it -> outer.put(part, it));
      return found;
    }
    return Optional.of(known);
  }

  /**
   * The total derivative by the term at a time: the parts whose times are known to be in range.
   * Empty where a part has no derivative here.
   */
  Optional<Formula> at(String sequence, Shape shape, Linear time, Order order) {
    Expr term = Expr.of(new Op.Term(sequence, shape), time.expr());
    Parts parts = new Parts(calculus, shape);
    boolean all = true;
    for (Network.Sum sum : network.sums()) {
      for (Linear shift :
          network.shifts(sum.fold().args().getLast(), sequence, Linear.of(sum.index()))) {
        Linear at = time.minus(shift);
        boolean within = order.isAtMost(sum.low(), at) && order.isAtMost(at, sum.high());
        Optional<Differentiation.Partial> factor = outer(sum.name());
        all &= factor.isPresent() && (within || isOutside(sum.low(), at, sum.high(), order));
        if (within && factor.isPresent()) {
          all &= parts.add(sum.at(at.expr()), term, inlined(factor.get().value()), "the loss");
        }
      }
    }
    for (Expr bare : network.bare(sequence)) {
      if (Linear.of(bare.arg(0)).isSame(time)) {
        all &= parts.add(network.outer(), bare, Make.number(1), "the loss");
      }
    }
    for (Network.Use use : network.uses(sequence)) {
      Linear later = time.plus(use.distance());
      boolean within =
          Timeline.defines(use.by(), later, order)
              && order.isAtMost(earliest(use.by()), later)
              && order.isAtMost(later, latest(use.by()));
      all &= within || isOutside(earliest(use.by()), later, latest(use.by()), order);
      if (within) {
        Expr user = Timeline.term(use.by(), later.expr());
        Expr received = adjoint(use.by().name(), use.by().shape(), later.expr());
        all &= parts.add(network.body(use.by(), later.expr()), term, received, "`" + user + "`");
      }
    }
    return all ? Optional.of(parts.formula()) : Optional.empty();
  }

  private static boolean isOutside(Linear low, Linear at, Linear high, Order order) {
    return order.isAtMost(at.plus(1), low) || order.isAtMost(high.plus(1), at);
  }

  /** With the sums over time that it mentions by names written out. */
  private Expr inlined(Expr expr) {
    Map<Expr, Expr> values = new LinkedHashMap<>();
    network.sums().forEach(sum -> values.put(sum.name(), sum.fold()));
    return values.isEmpty() ? expr : org.deriv.expr.Substitution.of(values).in(expr);
  }

  /** The gradient by a name that is no sequence. */
  Optional<Formula> by(Expr parameter) {
    String name = parameter.toString();
    Parts parts = new Parts(calculus, parameter.shape());
    boolean all = true;
    if (network.depends(network.outer(), name)) {
      all &= parts.add(network.outer(), parameter, Make.number(1), "the loss");
    }
    for (Network.Sum sum : network.sums()) {
      Expr body = sum.fold().args().getLast();
      Optional<Differentiation.Partial> factor = outer(sum.name());
      if (network.depends(body, name) && factor.isPresent()) {
        Parts inner = new Parts(calculus, parameter.shape());
        all &= inner.add(body, parameter, inlined(factor.get().value()), "the loss");
        over(sum.index(), sum.low(), sum.high(), inner, parts);
      }
      all &= factor.isPresent();
    }
    for (Declaration.Recurrence state : network.states()) {
      all &= through(state, parameter, parts);
    }
    return all ? Optional.of(parts.formula()) : Optional.empty();
  }

  private boolean through(Declaration.Recurrence state, Expr parameter, Parts parts) {
    Expr time = Make.scalar(state.time().index());
    Expr body = network.body(state, time);
    boolean all = true;
    if (network.depends(body, parameter.toString())) {
      Parts inner = new Parts(calculus, parameter.shape());
      all &=
          inner.add(
              body,
              parameter,
              adjoint(state.name(), state.shape(), time),
              "every `" + Timeline.term(state, time) + "`");
      over(time, earliest(state), latest(state), inner, parts);
    }
    for (Declaration.Boundary boundary : state.boundaries()) {
      if (network.depends(boundary.value(), parameter.toString())) {
        Linear at = Linear.of(boundary.time());
        Order order = Order.of(network.timeline().context());
        Optional<Formula> start = at(state.name(), state.shape(), at, order);
        all &=
            start.isPresent()
                && parts.add(
                    network.timeline().expanded(boundary.value()),
                    parameter,
                    start.get().value(),
                    "`" + Timeline.term(state, boundary.time()) + "`");
      }
    }
    return all;
  }

  private void over(Expr index, Linear low, Linear high, Parts inner, Parts parts) {
    Expr each = inner.formula().value();
    Expr sum = Make.sumOver(index.toString(), low.expr(), high.expr(), each);
    parts.add(isZero(each) ? each : calculus.tidy(sum), inner);
  }

  /** The first and the last time, in the order of time, that a state is defined at. */
  Linear earliest(Declaration.Recurrence state) {
    return Timeline.step(state) > 0 ? Timeline.first(state) : end(state);
  }

  /** The last time that matters to the loss, in the direction of a state. */
  Linear end(Declaration.Recurrence state) {
    return network.end().or(() -> Timeline.last(state)).orElse(Timeline.first(state));
  }

  /** The last time, in the order of time. */
  Linear latest(Declaration.Recurrence state) {
    return Timeline.step(state) > 0 ? end(state) : Timeline.first(state);
  }

  /** Times that are not the first to be reached against the direction of a state. */
  Order inside(Declaration.Recurrence state, Expr time) {
    Linear at = Linear.of(time);
    Order order =
        Order.of(network.timeline().context()).between(earliest(state), at, latest(state));
    int reach = reach(state);
    return Timeline.step(state) > 0
        ? order.and(latest(state).minus(at).plus(-reach))
        : order.and(at.minus(earliest(state)).plus(-reach));
  }

  /** How many steps a term is used ahead. */
  int reach(Declaration.Recurrence state) {
    int reach = 0;
    for (Network.Use use : network.uses(state.name())) {
      reach = Math.max(reach, use.distance() * Timeline.step(state));
    }
    for (Expr bare : network.bare(state.name())) {
      boolean last = Linear.of(bare.arg(0)).isSame(end(state));
      reach = last ? Math.max(reach, 1) : reach;
    }
    return reach;
  }

  /**
   * The total derivatives by the terms of a state as a recurrence that runs the other way, from
   * zeros beyond the end, or from its values at the last times.
   */
  Optional<Declaration.Recurrence> recurrence(Declaration.Recurrence state) {
    int step = Timeline.step(state);
    Expr time = Make.scalar(state.time().index());
    Linear end = end(state);
    int reach = reach(state);
    List<Declaration.Boundary> boundaries = new ArrayList<>();
    for (int i = 0; i < reach; i++) {
      Linear at = end.plus(-(long) i * step);
      Order order =
          Order.of(network.timeline().context()).between(earliest(state), at, latest(state));
      Optional<Formula> value = at(state.name(), state.shape(), at, order);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      boundaries.add(new Declaration.Boundary(at.expr(), value.get().value()));
    }
    Linear from = end.plus(-(long) reach * step);
    return at(state.name(), state.shape(), Linear.of(time), inside(state, time))
        .map(formula ->
            new Declaration.Recurrence(
                name(state.name(), network.loss()),
                state.shape(),
                new IndexRange(
                    state.time().index(),
                    from.expr(),
                    Timeline.first(state).expr(),
                    step > 0 ? Op.Direction.DOWN : Op.Direction.UP),
                List.of(),
                formula.value(),
                boundaries));
  }
}
