package org.deriv.lang.elaborate;

import org.deriv.lang.tree.CheckTree;
import org.deriv.lang.tree.DeclarationTree;
import org.deriv.lang.tree.StatementTree;

/** How much a statement adds to what is known, so that a problem stays small enough to be read. */
final class Weight {
  private Weight() {}

  /** The names, conditions and lines of a statement, at least 1. */
  static int of(StatementTree node) {
    return switch (node) {
      case StatementTree.Given given ->
          1 + given.declarations().stream().mapToInt(Weight::of).sum();
      case StatementTree.Random random ->
          1 + random.declarations().stream().mapToInt(Weight::of).sum();
      case StatementTree.Assume assume -> 1 + assume.conditions().size();
      case StatementTree.Recurrence recurrence -> 1 + recurrence.boundary().size();
      case CheckTree.Chain chain -> 1 + chain.lines().size();
      case CheckTree.Argument argument -> 1 + argument.lines().size();
      case StatementTree _ -> 1;
    };
  }

  private static int of(DeclarationTree node) {
    return switch (node) {
      case DeclarationTree.Quantity quantity -> 1 + quantity.conditions().size();
      case DeclarationTree.Function function -> 1 + function.conditions().size();
      case DeclarationTree.Variable variable -> 1 + variable.conditions().size();
      case DeclarationTree.Constant _ -> 1;
    };
  }
}
