package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Rational;
import org.deriv.expr.Renaming;
import org.deriv.expr.Shape;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Order;
import org.deriv.normal.recurrence.Timeline;

/** What the indices of the nodes of a network run through, so far as the loss is concerned. */
final class Ranges {
  private final Network network;
  private final Order order;
  private final List<Node> nodes = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();

  Ranges(Network network, List<String> names) {
    this.network = network;
    this.order = Order.of(network.timeline().context());
    Expr loss = network.loss();
    nodes.add(
        new Node(
            Node.Role.LOSS,
            loss.toString(),
            loss.shape(),
            List.of(),
            List.of(),
            network.flat().opened(loss)));
    for (String name : names) {
      network.state(name).ifPresent(state -> nodes.add(state(state)));
      network.quantity(name).ifPresent(let -> nodes.add(quantity(let)));
    }
    names.stream().flatMap(name -> network.state(name).stream()).forEach(this::start);
  }

  List<Node> nodes() {
    return List.copyOf(nodes);
  }

  /** The quantities of which it is not known where they are used. */
  List<String> unknown() {
    return List.copyOf(unknown);
  }

  // ---- states

  private Node state(Declaration.Recurrence state) {
    Expr index = Span.fresh(state.time().index(), 0);
    Linear first = Timeline.first(state);
    Linear end = end(state);
    Span span =
        Timeline.step(state) > 0 ? new Span(index, first, end) : new Span(index, end, first);
    Expr body =
        state.entries().isEmpty()
            ? network.body(state, index)
            : network.flat().opened(state.body());
    return new Node(
        Node.Role.STATE, state.name(), state.shape(), List.of(index), List.of(span), body);
  }

  private void start(Declaration.Recurrence state) {
    for (Declaration.Boundary boundary : state.boundaries()) {
      Expr value =
          Timeline.boundary(state, Linear.of(boundary.time())).orElse(Make.zeros(state.shape()));
      nodes.add(
          new Node(
              Node.Role.START,
              state.name(),
              state.shape(),
              List.of(boundary.time()),
              List.of(),
              network.flat().opened(value)));
    }
  }

  /** The last time that matters, in the direction of a state. */
  private Linear end(Declaration.Recurrence state) {
    int step = Timeline.step(state);
    Optional<Linear> latest = Optional.empty();
    for (Node by : nodes) {
      for (Use use : network.uses(by, state.name())) {
        Linear time = extreme(by, use, step);
        latest = Optional.of(latest.map(old -> later(old, time, step)).orElse(time));
      }
    }
    for (String other : network.states().stream().map(Declaration.Recurrence::name).toList()) {
      latest = latest.or(() -> fromStart(other, state));
    }
    Optional<Linear> last = Timeline.last(state);
    Linear found = latest.or(() -> last).orElse(Timeline.first(state));
    return last.filter(bound -> later(found, bound, step).isSame(found)).orElse(found);
  }

  /** The time that a stated value of another state uses. */
  private Optional<Linear> fromStart(String other, Declaration.Recurrence state) {
    return network.state(other).stream()
        .flatMap(it -> it.boundaries().stream())
        .flatMap(boundary -> Use.in(network.flat().expanded(boundary.value())).stream())
        .filter(use -> use.name().equals(state.name()))
        .map(use -> use.at().getFirst())
        .findFirst();
  }

  private static Linear extreme(Node by, Use use, int step) {
    Linear time = use.at().getFirst();
    for (Span span : spans(by, use).reversed()) {
      time = span.extreme(time, step);
    }
    return time;
  }

  private Linear later(Linear one, Linear other, int step) {
    return order.isNonnegative(other.minus(one).times(Rational.of(step))) ? other : one;
  }

  static List<Span> spans(Node by, Use use) {
    return Stream.concat(by.over().stream(), use.over().stream()).toList();
  }

  // ---- quantities

  private Node quantity(Declaration.Let let) {
    Shape shape = let.body().shape();
    Expr body = network.flat().opened(let.body());
    List<Expr> indices = new ArrayList<>();
    for (String index : let.indices()) {
      Expr fresh = Span.fresh(index, 0);
      indices.add(fresh);
      body = new Renaming(index, fresh.toString()).in(body);
    }
    Optional<List<Span>> over = Optional.empty();
    boolean all = true;
    for (Node by : nodes) {
      for (Use use : network.uses(by, let.name())) {
        List<Span> here = reached(by, use, indices);
        Optional<List<Span>> hull = over.isEmpty() ? Optional.of(here) : hull(over.get(), here);
        all &= hull.isPresent();
        over = hull.isPresent() ? hull : over;
      }
    }
    if (!all || over.isEmpty()) {
      unknown.add(let.name());
    }
    return new Node(Node.Role.QUANTITY, let.name(), shape, indices, over.orElse(List.of()), body);
  }

  /** What the indices of a quantity run through where it is used. */
  private static List<Span> reached(Node by, Use use, List<Expr> indices) {
    Map<Expr, Linear> solved = new LinkedHashMap<>();
    List<Span> left = new ArrayList<>(spans(by, use));
    List<Span> reached = new ArrayList<>();
    for (int i = 0; i < indices.size(); i++) {
      Linear at = put(use.at().get(i), solved);
      Expr index = indices.get(i);
      Optional<Span> source =
          left.reversed().stream()
              .filter(it -> at.terms().getOrDefault(it.index(), Rational.ZERO).isOne())
              .findFirst();
      if (source.isEmpty()) {
        reached.add(new Span(index, at, at));
        continue;
      }
      Span span = source.get();
      Linear shift = at.minus(Linear.of(span.index()));
      solved.put(span.index(), Linear.of(index).minus(shift));
      left.remove(span);
      reached.add(new Span(index, span.low().plus(shift), span.high().plus(shift)));
    }
    List<Span> result = new ArrayList<>();
    for (Span span : reached) {
      Linear low = put(span.low(), solved);
      Linear high = put(span.high(), solved);
      for (Span other : left.reversed()) {
        low = other.extreme(low, -1);
        high = other.extreme(high, 1);
      }
      result.add(new Span(span.index(), low, high));
    }
    return result;
  }

  private static Linear put(Linear number, Map<Expr, Linear> values) {
    Linear result = number;
    for (Map.Entry<Expr, Linear> value : values.entrySet()) {
      result = Span.put(result, value.getKey(), value.getValue());
    }
    return result;
  }

  private Optional<List<Span>> hull(List<Span> one, List<Span> other) {
    List<Span> hull = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      Span a = one.get(i);
      Span b = other.get(i);
      boolean known =
          (order.isAtMost(a.low(), b.low()) || order.isAtMost(b.low(), a.low()))
              && (order.isAtMost(a.high(), b.high()) || order.isAtMost(b.high(), a.high()));
      if (!known) {
        return Optional.empty();
      }
      hull.add(new Span(a.index(), later(a.low(), b.low(), -1), later(a.high(), b.high(), 1)));
    }
    return Optional.of(hull);
  }
}
