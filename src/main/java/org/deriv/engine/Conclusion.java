package org.deriv.engine;

import java.util.List;
import java.util.Optional;
import org.deriv.check.CheckedStep;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.deriv.problem.Goal;

/** What a chain shows as a whole: the strongest relation that its links support. */
final class Conclusion {
  private Conclusion() {}

  /** The relation of the first line to the last, where every link holds. */
  static Optional<Expr> of(Goal.Check chain, List<CheckedStep> steps) {
    boolean holds = steps.stream().allMatch(step -> step.verdict().status().isAccepted());
    Optional<Expr> first = chain.lines().getFirst().expr();
    Optional<Expr> last = chain.lines().getLast().expr();
    if (!holds || steps.isEmpty() || first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    return relation(chain.links())
        .filter(relation -> relation.isLogical() || sameShape(first.get(), last.get()))
        .map(relation -> Make.compare(relation, left(chain, relation), last.get()));
  }

  private static boolean sameShape(Expr first, Expr last) {
    return first.shape().equals(last.shape());
  }

  private static Expr left(Goal.Check chain, Relation relation) {
    Expr first = chain.lines().getFirst().expr().orElseThrow();
    return relation != Relation.TENDS_TO
        ? first
        : chain.links().stream()
            .flatMap(link -> link.approach().stream())
            .findFirst()
            .map(approach ->
                Expr.of(
                    new Op.Limit(approach.variable(), approach.side()), first, approach.point()))
            .orElse(first);
  }

  /** The relations of a chain joined into one, where they go one way. */
  private static Optional<Relation> relation(List<Goal.Link> links) {
    Optional<Relation> joined = Optional.of(links.getFirst().relation());
    for (Goal.Link link : links.subList(1, links.size())) {
      joined = joined.flatMap(before -> joined(before, link.relation()));
    }
    return joined;
  }

  private static Optional<Relation> joined(Relation before, Relation after) {
    if (before == after && before != Relation.NOT_EQUAL && before != Relation.TENDS_TO) {
      return Optional.of(before);
    }
    if (before == Relation.EQUAL && !after.isLogical()) {
      return Optional.of(after);
    }
    if (after == Relation.EQUAL && !before.isLogical()) {
      return Optional.of(before);
    }
    return switch (before) {
      case EQUIVALENT -> only(after == Relation.IMPLIES, Relation.IMPLIES);
      case IMPLIES -> only(after == Relation.EQUIVALENT, Relation.IMPLIES);
      case LESS -> only(after == Relation.LESS_EQUAL, Relation.LESS);
      case LESS_EQUAL -> only(after == Relation.LESS, Relation.LESS);
      case GREATER -> only(after == Relation.GREATER_EQUAL, Relation.GREATER);
      case GREATER_EQUAL -> only(after == Relation.GREATER, Relation.GREATER);
      case EQUAL, NOT_EQUAL, TENDS_TO -> Optional.empty();
    };
  }

  private static Optional<Relation> only(boolean fits, Relation relation) {
    return fits ? Optional.of(relation) : Optional.empty();
  }
}
