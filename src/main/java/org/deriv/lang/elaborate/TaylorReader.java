package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.GoalTree;
import org.deriv.problem.Goal;

/**
 * Reads {@code taylor f(x) at x0 order 2}. The variable is a name that nothing declares, or else
 * the only given value in the expression that has the shape of the point.
 */
final class TaylorReader {
  private static final int HIGHEST_ORDER = 12;

  private final ExpressionReader reader;

  TaylorReader(ExpressionReader reader) {
    this.reader = reader;
  }

  Optional<Goal> read(GoalTree.Taylor node) {
    Optional<Integer> order = order(node.order());
    boolean zero = ExpressionReader.isZero(node.at());
    Optional<Expr> point = reader.read(node.at());
    if (point.isEmpty()) {
      return Optional.empty();
    }
    Set<String> fresh = undeclared(node.expression());
    Locals locals = reader.locals();
    for (String name : fresh) {
      Shape shape = zero ? argumentShape(node.expression()) : point.get().shape();
      locals = locals.with(name, Locals.Kind.GENERIC, shape);
    }
    Optional<Expr> of = reader.within(locals).read(node.expression());
    if (of.isEmpty() || order.isEmpty()) {
      return Optional.empty();
    }
    Optional<Expr> variable = variable(node, of.get(), point.get(), locals, fresh);
    if (variable.isEmpty()) {
      return Optional.empty();
    }
    Expr at = zero ? Make.zeros(variable.get().shape()) : point.get();
    Optional<Optional<Expr>> along = along(node, variable.get());
    return along.map(
        direction -> new Goal.Taylor(of.get(), variable.get(), at, order.get(), direction));
  }

  private Set<String> undeclared(Expression node) {
    Set<String> names = new LinkedHashSet<>(Parts.names(node));
    names.removeIf(name ->
        reader.locals().find(name).isPresent()
            || reader.scope().find(name).isPresent()
            || reader.isSilent(name)
            || Builtins.words().contains(name)
            || name.equals("oo"));
    return names.size() == 1 ? names : Set.of();
  }

  private Shape argumentShape(Expression node) {
    return node instanceof Expression.Call(Expression.Name(String f, _), _, _, _)
            && reader.scope().find(f).orElse(null) instanceof Declaration.Unknown unknown
            && unknown.function().domain().size() == 1
        ? unknown.function().domain().getFirst()
        : Shape.SCALAR;
  }

  private Optional<Expr> variable(
      GoalTree.Taylor node, Expr of, Expr point, Locals locals, Set<String> fresh) {
    if (fresh.size() == 1) {
      String name = fresh.iterator().next();
      return locals.find(name).map(local -> Make.symbol(name, local.shape()));
    }
    if (node.along().isPresent() && isGiven(point) && given(of).contains(point.toString())) {
      return Optional.of(point);
    }
    boolean zero = ExpressionReader.isZero(node.at());
    Map<String, Expr> candidates = new LinkedHashMap<>();
    Set<String> inPoint = new Names().free(point);
    for (String name : given(of)) {
      if (reader.scope().find(name).orElse(null) instanceof Declaration.Given given
          && given.indices().isEmpty()
          && !inPoint.contains(name)
          && (zero || given.shape().equals(point.shape()))) {
        candidates.put(name, Make.symbol(name, given.shape()));
      }
    }
    Optional<Expr> argument = argument(of).filter(candidates::containsValue);
    if (argument.isPresent() || candidates.size() == 1) {
      return argument.or(() -> candidates.values().stream().findFirst());
    }
    return reader.report(
        Finding.error("no-variable", "it is not clear in which variable to expand", node.span())
            .help(
                candidates.isEmpty()
                    ? "the expression wants a given value of the shape "
                        + Fit.written(point.shape())
                    : "give values to all but one of " + String.join(", ", candidates.keySet())));
  }

  private boolean isGiven(Expr point) {
    return point.op() instanceof Op.Symbol(String name, Shape _)
        && reader.scope().find(name).orElse(null) instanceof Declaration.Given;
  }

  /** The argument of a call, which is the variable where there are several. */
  private static Optional<Expr> argument(Expr of) {
    boolean call = of.op() instanceof Op.Call || of.op() instanceof Op.Apply;
    return call && of.args().size() == 1 ? Optional.of(of.arg(0)) : Optional.empty();
  }

  /** The names on which an expression depends, through definitions too. */
  private Set<String> given(Expr of) {
    Names names = new Names();
    Set<String> found = new LinkedHashSet<>();
    Set<String> seen = new HashSet<>();
    List<Expr> open = new ArrayList<>(List.of(of));
    while (!open.isEmpty()) {
      for (String name : names.free(open.removeLast())) {
        if (seen.add(name)) {
          found.add(name);
          if (reader.scope().find(name).orElse(null) instanceof Declaration.Let let) {
            open.add(let.body());
          }
        }
      }
    }
    return found;
  }

  private Optional<Optional<Expr>> along(GoalTree.Taylor node, Expr variable) {
    if (node.along().isEmpty()) {
      return Optional.of(Optional.empty());
    }
    Expression direction = node.along().get();
    return reader
        .read(direction)
        .flatMap(read ->
            read.shape().equals(variable.shape())
                ? Optional.of(Optional.of(read))
                : reader.report(
                    Finding.error(
                            "shape-mismatch",
                            "a direction has the shape of the variable, "
                                + Fit.written(variable.shape())
                                + ", not "
                                + Fit.written(read.shape()),
                            direction.span())
                        .label("this is " + Fit.described(read.shape()))));
  }

  private Optional<Integer> order(Expression node) {
    return reader
        .read(node)
        .flatMap(read ->
            read.op() instanceof Op.Number(Rational value)
                    && value.isInt()
                    && value.intValue() >= 0
                    && value.intValue() <= HIGHEST_ORDER
                ? Optional.of(value.intValue())
                : reader.report(
                    Finding.error(
                        "not-a-number",
                        "an order from 0 to " + HIGHEST_ORDER + " is wanted",
                        node.span())));
  }
}
