package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.IndexClause;
import org.deriv.lang.tree.Proposition;

/**
 * Finds the names that stand where an index stands and that nothing declares: in {@code a[i]} the
 * {@code i}. They mean every value that makes sense.
 */
final class FreeIndices {
  private final Scope scope;
  private final Bounds bounds;
  private final Set<String> found = new LinkedHashSet<>();

  /** What an undeclared bound of a sum is. */
  enum Bounds {
    /** A free index, in a goal. */
    INDICES,
    /** Declared as a dimension by its use, in a statement. */
    DIMENSIONS
  }

  FreeIndices(Scope scope, Bounds bounds) {
    this.scope = scope;
    this.bounds = bounds;
  }

  /** The names in expressions, in order; {@code bound} are known to mean something else. */
  Set<String> in(List<Expression> nodes, Set<String> bound) {
    nodes.forEach(node -> visit(node, bound));
    return found;
  }

  /** The names in propositions. */
  Set<String> inAll(List<Proposition> nodes, Set<String> bound) {
    List<Expression> parts = new ArrayList<>();
    nodes.forEach(node -> parts.addAll(Parts.of(node)));
    return in(parts, bound);
  }

  private void visit(Expression node, Set<String> bound) {
    switch (node) {
      case Expression.Index index -> {
        boolean indexed = !isBuiltin(index.of(), bound);
        for (Argument argument : index.arguments()) {
          Parts.of(argument)
              .forEach(part -> {
                if (indexed) {
                  position(part, bound);
                } else {
                  visit(part, bound);
                }
              });
        }
        visit(index.of(), bound);
        index.given().forEach(it -> Parts.of(it).forEach(part -> visit(part, bound)));
      }
      case Expression.Call(
              Expression.Index(Expression.Name head, _, List<Argument> in, _, _),
              _,
              List<Argument> arguments,
              _)
          when head.name().equals("basis") && isBuiltin(head, bound) -> {
        in.forEach(argument -> Parts.of(argument).forEach(part -> visit(part, bound)));
        arguments.forEach(argument -> Parts.of(argument).forEach(part -> position(part, bound)));
      }
      case Expression.Binder binder -> binder(binder, bound);
      case Expression other -> Parts.of(other).forEach(part -> visit(part, bound));
    }
  }

  private boolean isBuiltin(Expression head, Set<String> bound) {
    return head instanceof Expression.Name(String name, _)
        && scope.find(name).isEmpty()
        && !bound.contains(name)
        && Builtins.isBracketed(name);
  }

  private void binder(Expression.Binder binder, Set<String> bound) {
    Set<String> inner = new HashSet<>(bound);
    for (IndexClause clause : binder.indices()) {
      for (Expression end : Parts.of(clause)) {
        boolean integers = binder.operator() != Expression.Binder.Aggregate.INTEGRAL;
        if (bounds == Bounds.INDICES && integers) {
          position(end, inner);
        } else {
          visit(end, inner);
        }
      }
      inner.add(clause.index().name());
    }
    // In `j != i` an index is compared with an index.
    binder.conditions().forEach(it -> Parts.of(it).forEach(part -> position(part, inner)));
    visit(binder.body(), inner);
  }

  /** The names that are added and multiplied to make up an index. */
  private void position(Expression node, Set<String> bound) {
    switch (node) {
      case Expression.Name(String name, _) -> {
        if (!bound.contains(name) && !means(name)) {
          found.add(name);
        }
      }
      case Expression.Sum sum -> Parts.of(sum).forEach(part -> position(part, bound));
      case Expression.Product product -> Parts.of(product).forEach(part -> position(part, bound));
      case Expression.Negative negative -> position(negative.of(), bound);
      case Expression other -> visit(other, bound);
    }
  }

  private boolean means(String name) {
    return scope.find(name).isPresent()
        || scope.poisoned().contains(name)
        || scope.later().containsKey(name)
        || name.equals("oo")
        || name.equals("pi");
  }

  /** Whether a declaration makes its name usable as an index. */
  static boolean isIndexName(Declaration declaration, String name) {
    return switch (declaration) {
      case Declaration.Given given -> given.indices().contains(name);
      case Declaration.Random random -> random.indices().contains(name);
      case Declaration.Let let -> let.indices().contains(name);
      case Declaration.Recurrence recurrence -> recurrence.time().index().equals(name);
      case Declaration.Dimension _, Declaration.Unknown _, Declaration.Result _ -> false;
    };
  }
}
