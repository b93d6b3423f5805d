package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.lang.tree.Approach;
import org.deriv.lang.tree.CheckTree;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.GoalTree;
import org.deriv.lang.tree.Identifier;
import org.deriv.lang.tree.IndexClause;
import org.deriv.lang.tree.Proposition;
import org.deriv.lang.tree.Reason;
import org.deriv.lang.tree.Target;

/** What a goal is made of, to find the indices that are free in it. */
final class GoalParts {
  private final Scope scope;
  private final List<Expression> expressions = new ArrayList<>();
  private final List<Expression> positions = new ArrayList<>();
  private final Set<String> defined = new HashSet<>();

  private GoalParts(Scope scope) {
    this.scope = scope;
  }

  /** The local names of a goal: the indices that are free in it. */
  static Locals locals(GoalTree node, Scope scope) {
    GoalParts parts = new GoalParts(scope);
    parts.collect(node);
    parts.propositions(node.assuming());
    FreeIndices free = new FreeIndices(scope, FreeIndices.Bounds.INDICES);
    Set<String> names = new LinkedHashSet<>(free.in(parts.expressions, parts.defined));
    for (Expression position : parts.positions) {
      for (String name : Parts.names(position)) {
        boolean known =
            scope.find(name).isPresent()
                || scope.poisoned().contains(name)
                || scope.later().containsKey(name)
                || name.equals("oo")
                || name.equals("pi");
        if (!known) {
          names.add(name);
        }
      }
    }
    return Locals.NONE.with(names, Locals.Kind.FREE);
  }

  /** Bounds in a goal that are probably mistyped. */
  static List<Finding> horizons(GoalTree node, Scope scope) {
    GoalParts parts = new GoalParts(scope);
    parts.collect(node);
    parts.propositions(node.assuming());
    return Horizons.inGoal(parts.expressions, parts.positions, scope);
  }

  private void collect(GoalTree node) {
    switch (node) {
      case GoalTree.Derive derive -> expressions.add(derive.expression());
      case GoalTree.Optimize optimize -> {
        expressions.add(optimize.objective());
        targets(optimize.over());
        propositions(optimize.constraints());
      }
      case GoalTree.Solve solve -> {
        propositions(solve.equations());
        targets(solve.unknowns());
        propositions(solve.with());
      }
      case GoalTree.Unroll unroll -> {
        expressions.add(unroll.expression());
        unroll.to().ifPresent(positions::add);
      }
      case GoalTree.Eliminate eliminate -> expressions.addAll(eliminate.from());
      case GoalTree.Match match -> expressions.addAll(match.recurrences());
      case GoalTree.Backprop backprop -> expressions.add(backprop.loss());
      case GoalTree.Taylor taylor -> {
        expressions.add(taylor.expression());
        expressions.add(taylor.at());
        taylor.along().ifPresent(expressions::add);
      }
      case GoalTree.Limit limit -> {
        expressions.add(limit.expression());
        approach(Optional.of(limit.approach()));
      }
      case GoalTree.Show show -> show(show);
      case GoalTree.Compute compute -> {
        expressions.add(compute.expression());
        propositions(compute.with());
      }
      case GoalTree.Simulate simulate -> {
        expressions.addAll(simulate.expressions());
        propositions(simulate.with());
      }
      case GoalTree.Cost cost -> expressions.add(cost.expression());
      case GoalTree.Draw draw -> expressions.addAll(draw.expressions());
      case GoalTree.Plot plot -> {
        expressions.addAll(plot.expressions());
        propositions(plot.with());
        plot.ranges().forEach(this::clause);
      }
      case CheckTree.Chain chain -> {
        expressions.add(chain.first());
        chain.lines().forEach(line -> line(line));
      }
      case CheckTree.Argument argument -> {
        propositions(List.of(argument.first()));
        argument.lines().forEach(line -> line(line));
      }
      case CheckTree.Latex _ -> {}
    }
  }

  private void show(GoalTree.Show show) {
    propositions(List.of(show.claim()));
    where(show.where());
    approach(show.approach());
    show.reason()
        .ifPresent(reason -> {
          if (reason instanceof Reason.Induction(Optional<Identifier> variable, _)) {
            variable.ifPresent(index -> positions.add(name(index)));
          }
        });
  }

  private <J, T> void line(CheckTree.Line<J, T> line) {
    switch (line) {
      case CheckTree.LocalLet<J, T> local -> {
        Target target = local.let().target();
        defined.add(target.name().name());
        Targets.names(target).ifPresent(defined::addAll);
        expressions.add(local.let().value());
      }
      case CheckTree.Link<J, T> link -> {
        switch (link.right()) {
          case Expression expression -> expressions.add(expression);
          case Proposition proposition -> propositions(List.of(proposition));
          default -> throw new IllegalStateException("no line: " + link.right());
        }
        where(link.where());
        approach(link.approach());
      }
    }
  }

  /** In {@code where r[i] = e} with a new name r the index is that of the definition. */
  private void where(List<Proposition> clauses) {
    for (Proposition clause : clauses) {
      Optional<Target> target =
          clause instanceof Proposition.Comparison comparison
              ? Targets.target(comparison.first())
              : Optional.empty();
      Optional<Target> local =
          target.filter(it ->
              scope.find(it.name().name()).isEmpty()
                  && !it.indices().isEmpty()
                  && expressions.stream().noneMatch(subject -> Tuples.in(subject, it)));
      if (local.isEmpty()) {
        propositions(List.of(clause));
      }
    }
  }

  private void clause(IndexClause clause) {
    positions.add(name(clause.index()));
  }

  private static Expression name(Identifier name) {
    return new Expression.Name(name.name(), name.span());
  }

  private void approach(Optional<Approach> approach) {
    approach.ifPresent(it -> positions.add(it.variable()));
  }

  private void targets(List<Target> targets) {
    targets.forEach(target -> expressions.add(Targets.expression(target)));
  }

  private void propositions(List<Proposition> nodes) {
    nodes.forEach(node -> expressions.addAll(Parts.of(node)));
  }
}
