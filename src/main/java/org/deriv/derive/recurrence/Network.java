package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Operator;
import org.deriv.expr.Substitution;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Order;
import org.deriv.normal.recurrence.Timeline;
import org.deriv.normal.recurrence.Times;

/**
 * What a loss rests on: recurrences, and the quantities that mix their times; and where each is
 * used. Other definitions are looked through.
 */
final class Network {
  private final Timeline timeline;
  private final Timeline flat;
  private final Differentiation calculus;
  private final Expr loss;
  private final Optional<Expr> cotangent;
  private final Set<String> quantities;
  private final Map<String, Declaration.Recurrence> states = new LinkedHashMap<>();
  private final Map<String, Expr> bodies = new HashMap<>();
  private final Names names = new Names();
  private final List<String> order = new ArrayList<>();
  private final Ranges ranges;

  Network(Context context, Differentiation calculus, Expr loss) {
    this(context, calculus, loss, Optional.empty());
  }

  /**
   * @param cotangent what a tensor in the place of a loss is multiplied with, in an inner product
   */
  Network(Context context, Differentiation calculus, Expr loss, Optional<Expr> cotangent) {
    this.timeline = new Timeline(context);
    this.calculus = calculus;
    this.loss = loss;
    this.cotangent = cotangent;
    this.quantities = Quantities.of(context, loss);
    this.flat = timeline.keeping(quantities);
    Set<String> visited = new LinkedHashSet<>();
    used(flat.expanded(loss)).reversed().forEach(name -> visit(name, visited));
    this.ranges = new Ranges(this, order.reversed());
  }

  Timeline timeline() {
    return timeline;
  }

  /** The same, where the quantities are not looked into. */
  Timeline flat() {
    return flat;
  }

  Expr loss() {
    return loss;
  }

  /** The derivative by a term, as an author writes it. */
  Expr derivative(Expr term) {
    return cotangent
        .map(it -> Expr.of(Operator.VJP, term, loss, it))
        .orElseGet(() -> Expr.of(Operator.GRADIENT, term, loss));
  }

  /** The names of the total derivatives by the terms of a sequence. */
  String derivatives(String sequence) {
    String by = cotangent.map(it -> "~" + it).orElse("");
    return ("grad~" + sequence + "~" + loss + by).replace(' ', '_');
  }

  /** The derivative by the loss itself. */
  Expr received() {
    return cotangent.orElseGet(() -> Make.number(1));
  }

  /** The loss, then states and quantities, each before those that it uses; then stated values. */
  List<Node> nodes() {
    return ranges.nodes();
  }

  /** When the states matter. */
  Ranges ranges() {
    return ranges;
  }

  /** The recurrences, those that the loss mentions first. */
  List<Declaration.Recurrence> states() {
    return order.reversed().stream().filter(states::containsKey).map(states::get).toList();
  }

  boolean isState(String name) {
    return states.containsKey(name);
  }

  boolean isQuantity(String name) {
    return order.contains(name) && quantities.contains(name);
  }

  /** Whether no times mix but through recurrences. */
  boolean hasOnlyStates() {
    return order.stream().noneMatch(quantities::contains);
  }

  /** Depth first, so that what is used stands before what uses it. */
  private void visit(String name, Set<String> visited) {
    if (!visited.add(name)) {
      return;
    }
    List<Expr> about = new ArrayList<>();
    timeline
        .find(name)
        .ifPresent(state -> {
          states.put(name, state);
          if (state.entries().isEmpty()) {
            about.add(written(state));
            state.boundaries().forEach(it -> about.add(it.value()));
          }
        });
    quantity(name).ifPresent(let -> about.add(let.body()));
    for (Expr body : about) {
      used(flat.expanded(body)).reversed().forEach(other -> visit(other, visited));
    }
    order.add(name);
  }

  /** The states and quantities in an expression. */
  private List<String> used(Expr expr) {
    return names.free(expr).stream()
        .filter(name -> timeline.find(name).isPresent() || quantity(name).isPresent())
        .toList();
  }

  /** The definition of a quantity. */
  Optional<Declaration.Let> quantity(String name) {
    return quantities.contains(name)
            && timeline.context().find(name).orElse(null) instanceof Declaration.Let let
        ? Optional.of(let)
        : Optional.empty();
  }

  Optional<Declaration.Recurrence> state(String name) {
    return Optional.ofNullable(states.get(name));
  }

  /** The right side of a recurrence at a time. */
  Expr body(Declaration.Recurrence state, Expr time) {
    Expr body =
        bodies.computeIfAbsent(
            state.name(), _ -> Times.in(calculus.worked(flat.opened(state.body()))));
    Expr index = Make.scalar(state.time().index());
    return index.equals(time) ? body : Times.in(Substitution.of(index, time).in(body));
  }

  /** The right side with all abbreviations put in. */
  Expr written(Declaration.Recurrence state) {
    return Times.in(flat.expanded(body(state, Make.scalar(state.time().index()))));
  }

  /** The places at which a sequence or a quantity is used by a node. */
  List<Use> uses(Node by, String name) {
    return Use.in(flat.expanded(by.body())).stream()
        .filter(use -> use.name().equals(name))
        .toList();
  }

  /** Whether a state matters to the loss only where the loss mentions it, at one time. */
  boolean isDirect(Expr term) {
    String name = nameOf(term);
    return isState(name)
        && nodes().stream()
            .allMatch(node -> uses(node, name).stream().allMatch(use -> isDirect(node, use, term)));
  }

  /** Whether a term of a state is before the recurrence says what it is, or after it matters. */
  boolean isOutside(Expr term, Order order) {
    Linear time = Linear.of(term.arg(0));
    return nodes().stream()
        .filter(node -> node.role() == Node.Role.STATE && node.name().equals(nameOf(term)))
        .map(node -> node.over().getFirst())
        .anyMatch(span ->
            order.isAtMost(time.plus(1), span.low()) || order.isAtMost(span.high().plus(1), time));
  }

  private boolean isDirect(Node node, Use use, Expr term) {
    Linear time = Linear.of(term.arg(0));
    if (node.role() == Node.Role.LOSS) {
      return use.over().isEmpty() && use.at().getFirst().isSame(time);
    }
    Order order = Order.of(timeline.context());
    return Selection.of(Ranges.spans(node, use), use.at(), List.of(time), order, List.of())
        instanceof Selection.Found.Nothing;
  }

  /** Whether a derivative by a name or term has to be taken through states or quantities. */
  boolean isThrough(Expr variable) {
    String name = nameOf(variable);
    return nodes().stream()
        .filter(node -> node.role() != Node.Role.LOSS)
        .anyMatch(node -> reaches(node.body(), name));
  }

  private static String nameOf(Expr term) {
    return term.op() instanceof org.deriv.expr.Op.Term(String name, var _) ? name : term.toString();
  }

  /** Whether an expression rests on a name without going through states or quantities. */
  boolean reaches(Expr expr, String name) {
    return closure(flat.expanded(expr)).contains(name);
  }

  /** Whether a definition that is not looked through, for no time is in it, hides a name. */
  boolean hides(Expr expr, String name) {
    Set<String> seen = new HashSet<>();
    for (String free : names.free(expr)) {
      boolean plain =
          !quantities.contains(free)
              && timeline.context().find(free).orElse(null) instanceof Declaration.Let let
              && let.indices().isEmpty();
      if (plain) {
        seen.addAll(closure(Make.scalar(free)));
      }
    }
    return seen.contains(name) || names.free(expr).contains(name);
  }

  private Set<String> closure(Expr expr) {
    Set<String> seen = new LinkedHashSet<>(names.free(expr));
    List<String> open = new ArrayList<>(seen);
    while (!open.isEmpty()) {
      String name = open.removeLast();
      if (!quantities.contains(name)
          && timeline.context().find(name).orElse(null)
              instanceof Declaration.Let(var _, var _, Expr body)) {
        names.free(body).stream().filter(seen::add).forEach(open::add);
      }
    }
    return seen;
  }
}
