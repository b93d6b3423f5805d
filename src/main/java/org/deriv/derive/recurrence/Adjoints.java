package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Order;
import org.deriv.normal.recurrence.Times;

/**
 * The total derivatives of a loss by the terms of sequences, in terms of one another: what a term
 * contributes through everything that uses it.
 */
final class Adjoints {
  private final Network network;
  private final Differentiation calculus;
  private final Shares shares;
  private final Naming naming;
  private final Set<Expr> starting = new LinkedHashSet<>();

  Adjoints(Network network, Differentiation calculus) {
    this.network = network;
    this.calculus = calculus;
    this.shares = new Shares(network, calculus);
    this.naming = new Naming(network.timeline().context());
  }

  Network network() {
    return network;
  }

  /** The total derivative by a term, as a term of a sequence. */
  Expr adjoint(String sequence, Shape shape, List<Expr> at) {
    String name = network.derivatives(sequence);
    return at.isEmpty() ? Make.symbol(name, shape) : Expr.of(new Op.Term(name, shape), at);
  }

  /** Total derivatives written as authors do. */
  Expr shown(Expr expr) {
    if (expr.op() instanceof Op.Term || expr.op() instanceof Op.Symbol) {
      for (Node node : network.nodes()) {
        String own = network.derivatives(node.name());
        boolean term = expr.op() instanceof Op.Term(String name, var _) && name.equals(own);
        boolean symbol = expr.op() instanceof Op.Symbol(String name, var _) && name.equals(own);
        if (term || symbol) {
          return network.derivative(node.term(expr.args()));
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

  private Expr received(Node by) {
    return by.role() == Node.Role.LOSS
        ? network.received()
        : adjoint(by.name(), by.shape(), by.at());
  }

  /**
   * The total derivative by the term at some indices. Empty where a part has no derivative here, or
   * it is not known which parts there are.
   *
   * @param others times that the one wanted is known to differ from
   */
  Optional<Formula> at(
      String sequence, Shape shape, List<Linear> wanted, Order order, List<Linear> others) {
    Sum sum = new Sum(shape);
    for (Node by : network.nodes()) {
      Optional<List<Share>> all = shares.of(by, sequence, shape, received(by));
      if (all.isEmpty()) {
        return Optional.empty();
      }
      for (Share share : all.get()) {
        switch (Selection.of(share.over(), share.at(), wanted, order, others)) {
          case Selection.Found.Nothing() -> {}
          case Selection.Found.Unknown() -> {
            return Optional.empty();
          }
          case Selection.Found.Chosen(Map<Expr, Linear> values, List<Span> over) -> {
            if (!sum.add(share, values, over)) {
              return Optional.empty();
            }
          }
        }
      }
    }
    return Optional.of(sum.formula());
  }

  /** The gradient by a name that is no sequence. */
  Optional<Formula> by(Expr parameter) {
    Sum sum = new Sum(parameter.shape());
    for (Node by : network.nodes()) {
      Optional<List<Share>> all =
          shares.of(by, parameter.toString(), parameter.shape(), received(by));
      boolean added =
          all.isPresent()
              && all.get().stream().allMatch(share -> sum.add(share, Map.of(), share.over()));
      if (!added) {
        return Optional.empty();
      }
    }
    return Optional.of(sum.formula());
  }

  /** A derivative that grows part by part. */
  private final class Sum {
    private final Shape shape;
    private final Map<List<Object>, List<Expr>> parts = new LinkedHashMap<>();
    private final Set<String> users = new LinkedHashSet<>();
    private final Set<String> rules = new LinkedHashSet<>();
    private final Set<Expr> conditions = new LinkedHashSet<>();

    Sum(Shape shape) {
      this.shape = shape;
    }

    boolean add(Share share, Map<Expr, Linear> values, List<Span> over) {
      Optional<Expr> value = started(share);
      value.ifPresent(it -> {
        Expr part = summed(put(values, it), over);
        parts
            .computeIfAbsent(List.of(share.by(), share.through(), values), _ -> new ArrayList<>())
            .add(naming.in(part));
        users.add(user(share.by(), values, part));
        rules.addAll(share.rules());
        share.conditions().forEach(condition -> conditions.add(naming.in(put(values, condition))));
      });
      return value.isPresent();
    }

    private static Expr summed(Expr expr, List<Span> over) {
      Expr part = expr;
      for (Span span : over.reversed()) {
        Linear steps = span.high().minus(span.low());
        if (steps.isInt() && steps.constant().signum() < 0) {
          return Make.zeros(expr.shape());
        }
        boolean single = steps.isInt() && steps.constant().isZero();
        part =
            single
                ? put(Map.of(span.index(), span.low()), part)
                : Make.sumOver(
                    span.index().toString(), span.low().expr(), span.high().expr(), part);
      }
      return part;
    }

    private static Expr put(Map<Expr, Linear> values, Expr expr) {
      Map<Expr, Expr> written = new LinkedHashMap<>();
      values.forEach((index, value) -> written.put(index, value.expr()));
      return Times.in(Substitution.of(written).in(expr));
    }

    Formula formula() {
      List<Expr> kept =
          parts.values().stream()
              .map(part -> calculus.tidy(Make.sum(part)))
              .filter(part -> !isZero(part))
              .toList();
      Expr sum = kept.isEmpty() ? Make.zeros(shape) : Make.sum(kept);
      return new Formula(
          Times.in(sum), List.copyOf(users), List.copyOf(rules), List.copyOf(conditions));
    }
  }

  /** What is received through a stated value, for which there is no recursion. */
  private Optional<Expr> started(Share share) {
    Node by = share.by();
    if (by.role() != Node.Role.START) {
      return Optional.of(share.value());
    }
    Expr name = received(by);
    if (!starting.add(name)) {
      return Optional.empty();
    }
    Order order = Order.of(network.timeline().context());
    List<Linear> time = List.of(Linear.of(by.at().getFirst()));
    Optional<Expr> value =
        at(by.name(), by.shape(), time, order, List.of())
            .map(formula -> Substitution.of(name, formula.value()).in(share.value()));
    starting.remove(name);
    return value;
  }

  private String user(Node by, Map<Expr, Linear> values, Expr part) {
    if (by.role() == Node.Role.LOSS) {
      return "the loss";
    }
    List<Expr> at = by.at().stream().map(it -> Sum.put(values, it)).toList();
    boolean every =
        at.stream().anyMatch(it -> new Names().free(it).stream().anyMatch(Span::isFresh));
    return (every ? "every `" : "`") + naming.plain(by.term(at), new Names().free(part)) + "`";
  }
}
