package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.IndexClause;
import org.deriv.lang.tree.Proposition;
import org.deriv.lang.tree.StatementTree;
import org.deriv.lang.tree.Target;

/**
 * What a {@code let} or a {@code recurrence} says: they may depend on each other through indices,
 * so they are read alike.
 *
 * @param name what is defined
 * @param indices the indices that make a term: all of a let, the time of a recurrence
 * @param entries further indices of a recurrence, entries of the term
 * @param target as it is written
 * @param value the right side
 * @param ranges what indices run through
 * @param boundary conditions after {@code with}
 * @param statement where it is written
 */
record Definition(
    String name,
    List<Expression> indices,
    List<Expression> entries,
    Target target,
    Expression value,
    List<IndexClause> ranges,
    List<Proposition> boundary,
    StatementTree statement) {

  /** The definition that a statement is, if it is one. */
  static Optional<Definition> of(StatementTree statement) {
    return switch (statement) {
      case StatementTree.Let(Target target, Expression value, List<IndexClause> ranges, Span _) ->
          Optional.of(
              new Definition(
                  target.name().name(),
                  Targets.indices(target),
                  List.of(),
                  target,
                  value,
                  ranges,
                  List.of(),
                  statement));
      case StatementTree.Recurrence recurrence -> Optional.of(of(recurrence));
      case StatementTree _ -> Optional.empty();
    };
  }

  private static Definition of(StatementTree.Recurrence node) {
    List<Expression> all = Targets.indices(node.target());
    List<Expression> time = all.isEmpty() ? List.of() : all.subList(0, 1);
    List<Expression> entries =
        all.isEmpty() ? List.of() : new ArrayList<>(all.subList(1, all.size()));
    return new Definition(
        node.target().name().name(),
        time,
        entries,
        node.target(),
        node.value(),
        node.ranges(),
        node.boundary(),
        node);
  }

  boolean isRecurrence() {
    return statement instanceof StatementTree.Recurrence;
  }

  /** The names of the indices on the left, whatever stands beside them. */
  List<String> indexNames() {
    List<String> names = new ArrayList<>();
    Targets.indices(target).forEach(index -> names.addAll(Parts.names(index)));
    return names;
  }
}
