package org.deriv.lang.elaborate;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.GoalTree;
import org.deriv.lang.tree.Identifier;
import org.deriv.lang.tree.Reason;
import org.deriv.problem.Goal;

/** Reads {@code show}. */
final class ClaimReader {
  private final ExpressionReader reader;

  ClaimReader(ExpressionReader reader) {
    this.reader = reader;
  }

  Optional<Goal> read(GoalTree.Show node) {
    List<Expression> subjects = Parts.of(node.claim());
    WhereClauses where = new WhereClauses(reader, node.where(), subjects);
    Optional<Goal.Approach> approach =
        node.approach().flatMap(it -> new ApproachReader(reader).read(it));
    if (node.approach().isPresent() && approach.isEmpty()) {
      return Optional.empty();
    }
    Optional<Expr> claim =
        new PropositionReader(reader, Stance.CLAIMED, approach)
            .read(node.claim())
            .flatMap(it -> where.apply(it, node.claim().span()));
    return where.isSound()
        ? claim.map(truth -> new Goal.Show(truth, induction(node)))
        : Optional.empty();
  }

  private static Optional<String> induction(GoalTree.Show node) {
    return node.reason()
        .flatMap(reason ->
            reason instanceof Reason.Induction(Optional<Identifier> variable, _)
                ? variable.map(Identifier::name)
                : Optional.empty());
  }
}
