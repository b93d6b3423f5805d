package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Identifier;
import org.deriv.lang.tree.Target;

/** What stands left of a definition. */
final class Targets {
  private Targets() {}

  /** The target as an expression: {@code h[0]} is a term. */
  static Expression expression(Target target) {
    Expression whole = new Expression.Name(target.name().name(), target.name().span());
    for (List<Expression> bracket : target.indices()) {
      List<Argument> arguments = new ArrayList<>();
      bracket.forEach(index -> arguments.add(new Argument.Value(index, index.span())));
      whole = new Expression.Index(whole, List.of(), arguments, List.of(), target.span());
    }
    return whole;
  }

  /** An expression as a target, if it is a name with indices. */
  static Optional<Target> target(Expression node) {
    List<List<Expression>> brackets = new ArrayList<>();
    Expression of = node;
    while (of instanceof Expression.Index index) {
      List<Expression> indices = new ArrayList<>();
      for (Argument argument : index.arguments()) {
        if (argument instanceof Argument.Value(Expression value, _)) {
          indices.add(value);
        }
      }
      boolean plain =
          indices.size() == index.arguments().size()
              && index.over().isEmpty()
              && index.given().isEmpty();
      if (!plain) {
        return Optional.empty();
      }
      brackets.addFirst(indices);
      of = index.of();
    }
    return of instanceof Expression.Name(String name, var span)
        ? Optional.of(new Target(new Identifier(name, span), brackets, node.span()))
        : Optional.empty();
  }

  /** All the indices, bracket after bracket. */
  static List<Expression> indices(Target target) {
    return target.indices().stream().flatMap(List::stream).toList();
  }

  /** The indices, if every one is a plain name and none is there twice. */
  static Optional<List<String>> names(Target target) {
    List<String> names = new ArrayList<>();
    for (Expression index : indices(target)) {
      if (!(index instanceof Expression.Name(String name, _)) || names.contains(name)) {
        return Optional.empty();
      }
      names.add(name);
    }
    return Optional.of(names);
  }
}
