package org.deriv.derive.recurrence;

import java.util.ArrayList;
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
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Order;
import org.deriv.normal.recurrence.Timeline;

/** Total derivatives by terms of recurrences, named so that their recursions can be used. */
public final class TotalDerivatives {
  private final Context context;
  private final Differentiation calculus;
  private final Map<List<Expr>, Optional<Declared>> known = new LinkedHashMap<>();

  /** Total derivatives in a problem. */
  public TotalDerivatives(Context context, Differentiation calculus) {
    this.context = context;
    this.calculus = calculus;
  }

  /**
   * Total derivatives by terms of states, and by quantities, in an expression, as terms of
   * sequences that recurrences and definitions say.
   */
  public Named of(Expr expr) {
    Search search = new Search();
    search.visit(expr, Order.of(context), Set.of());
    return new Named(
        search.names, List.copyOf(search.declared.values()), List.copyOf(search.conditions));
  }

  /**
   * Names for derivatives, and what they stand for.
   *
   * @param conditions what must hold for that
   */
  public record Named(Map<Expr, Expr> names, List<Declaration> declared, List<Expr> conditions) {
    /** Copies. */
    public Named {
      names = Map.copyOf(names);
      declared = List.copyOf(declared);
      conditions = List.copyOf(conditions);
    }

    /** The expression with the names in it. */
    public Expr in(Expr expr) {
      Expr name = names.get(expr);
      if (name != null || names.isEmpty() || expr.args().isEmpty()) {
        return name == null ? expr : name;
      }
      List<Expr> args = new ArrayList<>(expr.args());
      args.replaceAll(this::in);
      return expr.withArgs(args);
    }
  }

  /** One expression. */
  private final class Search {
    private final Map<Expr, Expr> names = new LinkedHashMap<>();
    private final Map<String, Declaration> declared = new LinkedHashMap<>();
    private final Set<Expr> conditions = new LinkedHashSet<>();

    /**
     * @param bound the indices of the sums around
     */
    void visit(Expr expr, Order order, Set<String> bound) {
      boolean backward = expr.is(Operator.GRADIENT) || expr.is(Operator.VJP);
      if (backward && isDefined(expr.arg(0))) {
        name(expr, order, bound);
        return;
      }
      if (Direction.of(expr).isPresent() && isDefined(expr.arg(1)) && !isProduct(expr)) {
        forwards(expr, order, bound);
        return;
      }
      Set<String> inside = bound;
      Order within = order;
      if (Use.isSum(expr)) {
        Span span = Span.of(expr);
        within = order.between(span.low(), Linear.of(span.index()), span.high());
        inside = new LinkedHashSet<>(bound);
        inside.add(span.index().toString());
      }
      for (Expr arg : expr.args()) {
        visit(arg, within, inside);
      }
    }

    /** Whether a Jacobian is written as a product of those of single steps. */
    private boolean isProduct(Expr expr) {
      return expr.is(Operator.JACOBIAN)
          && new Sensitivity(context, calculus).jacobian(expr.arg(0), expr.arg(1)).isPresent();
    }

    private void forwards(Expr derivative, Order order, Set<String> bound) {
      Direction direction = Direction.of(derivative).orElseThrow();
      Expr term = derivative.arg(1);
      Optional<Carried> carried = Carried.of(context, calculus, direction, term);
      Optional<List<Declaration>> all = carried.flatMap(Carried::declarations);
      Optional<List<Expr>> within = carried.flatMap(it -> it.within(term, order, bound));
      if (all.isEmpty() || within.isEmpty()) {
        return;
      }
      all.get().forEach(it -> declared.putIfAbsent(it.name(), product(direction, it).orElse(it)));
      conditions.addAll(within.get());
      names.put(derivative, direction.tangent(Declared.nameOf(term), term));
    }

    /** The same as a definition, where it is such a product. */
    private Optional<Declaration> product(Direction direction, Declaration declaration) {
      if (direction.operator() != Operator.JACOBIAN
          || !(declaration instanceof Declaration.Recurrence tangent)) {
        return Optional.empty();
      }
      return new Timeline(context)
          .find(direction.name())
          .filter(it -> direction.sequence(it.name()).equals(tangent.name()))
          .map(it -> Timeline.term(it, Make.scalar(tangent.time().index())))
          .flatMap(term -> new Sensitivity(context, calculus).jacobian(direction.variable(), term))
          .map(stages ->
              new Declaration.Let(
                  tangent.name(), List.of(tangent.time().index()), stages.getLast().end()));
    }

    private boolean isDefined(Expr expr) {
      return switch (expr.op()) {
        case Op.Term(String name, Shape _) -> isDefined(name);
        case Op.Symbol(String name, Shape _) ->
            context.find(name).orElse(null) instanceof Declaration.Let let
                && let.indices().isEmpty();
        default -> false;
      };
    }

    private boolean isDefined(String name) {
      Declaration found = context.find(name).orElse(null);
      return found instanceof Declaration.Recurrence || found instanceof Declaration.Let;
    }

    private void name(Expr gradient, Order order, Set<String> bound) {
      Expr term = gradient.arg(0);
      Optional<Declared> all =
          known.computeIfAbsent(
              gradient.args().subList(1, gradient.args().size()),
              of ->
                  // Each with a calculus of its own, so that it does not matter which is first.
                  Declared.of(
                      context,
                      calculus.in(context),
                      of.getFirst(),
                      of.stream().skip(1).findFirst()));
      Optional<List<Expr>> within = all.flatMap(it -> it.within(term, order, bound));
      if (within.isEmpty()) {
        return;
      }
      all.get().declarations().forEach(it -> declared.putIfAbsent(it.name(), it));
      conditions.addAll(within.get());
      names.put(gradient, all.get().adjoint(term));
    }
  }
}
