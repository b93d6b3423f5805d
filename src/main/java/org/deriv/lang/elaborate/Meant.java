package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Proposition;

/** What an ill-typed line may have been meant to say: the line read with one correction. */
final class Meant {
  private static final int MOST_TRIALS = 24;
  private static final int MOST = 8;

  private final ExpressionReader reader;
  private final List<Proposition> clauses;

  /** For a line that is read by {@code reader}, with {@code where} clauses of its own. */
  Meant(ExpressionReader reader, List<Proposition> clauses) {
    this.reader = reader;
    this.clauses = clauses;
  }

  /** The line with each correction that leaves nothing wrong; findings before it count not. */
  List<Expr> of(Expression node, int findingsBefore) {
    List<Finding> all = reader.draft().findings();
    List<Expr> meant = new ArrayList<>();
    int trials = 0;
    for (Finding finding : all.subList(Math.min(findingsBefore, all.size()), all.size())) {
      for (Repair repair : finding.repairs()) {
        if (trials++ < MOST_TRIALS && meant.size() < MOST) {
          read(node, repair).filter(line -> !meant.contains(line)).ifPresent(meant::add);
        }
      }
    }
    return meant;
  }

  private Optional<Expr> read(Expression node, Repair repair) {
    Draft trial = new Draft(reader.scope(), repair);
    ExpressionReader again = new ExpressionReader(trial, reader.locals());
    WhereClauses where = new WhereClauses(again, clauses, List.of(node));
    Optional<Expr> line = again.read(node).flatMap(expr -> where.apply(expr, node.span()));
    return where.isSound() && trial.errors() == 0 ? line : Optional.empty();
  }
}
