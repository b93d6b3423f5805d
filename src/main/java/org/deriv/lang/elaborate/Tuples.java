package org.deriv.lang.elaborate;

import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Target;

/** Finds tuples of indices in what is written. */
final class Tuples {
  private Tuples() {}

  /** Whether something in {@code node} binds the target's name as a tuple. */
  static boolean in(Expression node, Target target) {
    if (node instanceof Expression.Binder binder
        && binder.indices().stream()
            .anyMatch(clause ->
                clause.tuple().isPresent() && clause.index().name().equals(target.name().name()))) {
      return true;
    }
    return Parts.of(node).stream().anyMatch(part -> in(part, target));
  }
}
