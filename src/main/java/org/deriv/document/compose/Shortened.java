package org.deriv.document.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.check.CheckedStage;
import org.deriv.check.CheckedStep;
import org.deriv.check.Status;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Relation;

/** A chain of relations as what it shows from end to end. */
final class Shortened {
  private Shortened() {}

  /**
   * The chain as a list that another is compared with; nothing where it is short, or not proved.
   */
  static Optional<List<Expr>> key(CheckedStage stage) {
    boolean whole =
        stage.steps().stream()
            .allMatch(
                step -> step.result().isPresent() && step.verdict().status() == Status.PROVED);
    if (stage.start().isEmpty() || stage.steps().size() < 2 || !whole) {
      return Optional.empty();
    }
    List<Expr> key = new ArrayList<>();
    Expr before = stage.start().get();
    for (CheckedStep step : stage.steps()) {
      Expr result = step.result().orElseThrow();
      key.add(Make.compare(step.relation(), before, result));
      before = result;
    }
    key.addAll(stage.assuming());
    return Optional.of(key);
  }

  /** How the ends are related; nothing where the relations point both ways. */
  static Optional<Relation> relation(CheckedStage stage) {
    Relation whole = Relation.EQUAL;
    for (CheckedStep step : stage.steps()) {
      Optional<Relation> joined = joined(whole, step.relation());
      if (joined.isEmpty()) {
        return Optional.empty();
      }
      whole = joined.get();
    }
    return Optional.of(whole);
  }

  private static Optional<Relation> joined(Relation one, Relation other) {
    if (one == other || other == Relation.EQUAL) {
      return Optional.of(one);
    }
    if (one == Relation.EQUAL) {
      return Optional.of(other);
    }
    boolean down = one == Relation.LESS || one == Relation.LESS_EQUAL;
    boolean up = one == Relation.GREATER || one == Relation.GREATER_EQUAL;
    if (down && (other == Relation.LESS || other == Relation.LESS_EQUAL)) {
      return Optional.of(Relation.LESS);
    }
    return up && (other == Relation.GREATER || other == Relation.GREATER_EQUAL)
        ? Optional.of(Relation.GREATER)
        : Optional.empty();
  }
}
