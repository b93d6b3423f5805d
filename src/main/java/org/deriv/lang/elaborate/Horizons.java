package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.deriv.diagnostic.Span;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Domain;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.IndexClause;
import org.deriv.lang.tree.StatementTree;

/**
 * Bounds of ranges that are probably mistyped: a name that nothing declares, that stands nowhere
 * else, where the terms counted by the index are given up to another name.
 */
final class Horizons {
  private final Scope scope;
  private final Predicate<String> isNew;
  private final Set<String> elsewhere = new HashSet<>();
  private final List<Bound> bounds = new ArrayList<>();

  private Horizons(Scope scope, Predicate<String> isNew) {
    this.scope = scope;
    this.isNew = isNew;
  }

  /** The last value of an index, and what the index counts in. */
  private record Bound(String name, Span span, String index, Expression body) {}

  /**
   * Those in a goal. Sums up to a free index are usual there; so only capital letters count, by
   * which last values are called.
   *
   * @param positions what stands in other places where an index may stand
   */
  static List<Finding> inGoal(
      List<Expression> expressions, List<Expression> positions, Scope scope) {
    Horizons horizons =
        new Horizons(
            scope,
            name ->
                Character.isUpperCase(name.charAt(0))
                    && scope.find(name).isEmpty()
                    && !scope.poisoned().contains(name));
    expressions.forEach(horizons::visit);
    positions.forEach(it -> horizons.elsewhere.addAll(Parts.names(it)));
    return horizons.findings("is not declared, so this is meant for every value of it");
  }

  /** Those in a definition, which declares such names. */
  static List<Finding> inDefinition(StatementTree node, List<String> declared, Scope scope) {
    Horizons horizons = new Horizons(scope, declared::contains);
    switch (node) {
      case StatementTree.Let let -> horizons.visit(let.value());
      case StatementTree.Recurrence recurrence -> {
        horizons.visit(recurrence.value());
        recurrence.ranges().forEach(clause -> horizons.bound(clause, recurrence.value()));
      }
      default -> {}
    }
    return horizons.findings("is not declared before, so this declares it");
  }

  private void visit(Expression node) {
    switch (node) {
      case Expression.Name(String name, _) -> elsewhere.add(name);
      case Expression.Binder binder -> {
        binder.indices().forEach(clause -> bound(clause, binder.body()));
        binder.conditions().forEach(it -> Parts.of(it).forEach(this::visit));
        visit(binder.body());
      }
      case Expression other -> Parts.of(other).forEach(this::visit);
    }
  }

  private void bound(IndexClause clause, Expression body) {
    if (!(clause.domain() instanceof Domain.Range(Expression from, Expression to, _))) {
      return;
    }
    for (Expression end : List.of(from, to)) {
      if (end instanceof Expression.Name(String name, Span span) && isNew.test(name)) {
        bounds.add(new Bound(name, span, clause.index().name(), body));
      } else {
        visit(end);
      }
    }
  }

  private List<Finding> findings(String words) {
    List<Finding> findings = new ArrayList<>();
    Set<String> told = new LinkedHashSet<>();
    for (Bound bound : bounds) {
      Optional<Counted> counted =
          elsewhere.contains(bound.name())
              ? Optional.empty()
              : counted(bound.body(), bound.index());
      if (counted.isPresent()
          && !counted.get().last().equals(bound.name())
          && told.add(bound.name())) {
        findings.add(
            Finding.warning("undeclared-bound", "`" + bound.name() + "` " + words, bound.span())
                .label("`" + counted.get().name() + "` goes up to `" + counted.get().last() + "`")
                .help(
                    "did you mean `"
                        + counted.get().last()
                        + "`? Otherwise declare it: `given "
                        + bound.name()
                        + " in N`"));
      }
    }
    return findings;
  }

  /** What an index counts, and up to which name it is given. */
  private record Counted(String name, String last) {}

  private Optional<Counted> counted(Expression node, String index) {
    if (node instanceof Expression.Index(Expression.Name(String name, _), _, var at, _, _)) {
      for (int i = 0; i < at.size(); i++) {
        boolean here =
            at.get(i) instanceof Argument.Value(Expression.Name(String word, _), _)
                && word.equals(index);
        Optional<String> last = here ? last(name, i) : Optional.empty();
        if (last.isPresent()) {
          return Optional.of(new Counted(name, last.get()));
        }
      }
    }
    return Parts.of(node).stream().flatMap(part -> counted(part, index).stream()).findFirst();
  }

  /** The name that an index of a declared name goes up to. */
  private Optional<String> last(String name, int position) {
    return switch (scope.find(name).orElse(null)) {
      case Declaration.Given given ->
          given.indices().isEmpty()
              ? axis(given.shape(), position)
              : last(given.ranges(), position);
      case Declaration.Random random ->
          random.indices().isEmpty()
              ? axis(random.shape(), position)
              : last(random.ranges(), position);
      case Declaration.Recurrence recurrence ->
          position == 0 ? last(List.of(recurrence.time()), 0) : Optional.empty();
      case Declaration.Let _,
          Declaration.Dimension _,
          Declaration.Unknown _,
          Declaration.Result _ ->
          Optional.empty();
      case null -> Optional.empty();
    };
  }

  private static Optional<String> axis(Shape shape, int position) {
    List<Dim> dims = shape.dims();
    return position < dims.size() && dims.get(position).names().size() == 1
        ? Optional.of(dims.get(position).toString())
        : Optional.empty();
  }

  private static Optional<String> last(List<IndexRange> ranges, int position) {
    if (position >= ranges.size()) {
      return Optional.empty();
    }
    IndexRange range = ranges.get(position);
    Expr last = range.direction() == Op.Direction.UP ? range.last() : range.first();
    return last.op() instanceof Op.Symbol(String name, Shape _)
        ? Optional.of(name)
        : Optional.empty();
  }
}
