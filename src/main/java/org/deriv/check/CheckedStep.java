package org.deriv.check;

import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;
import org.deriv.expr.Expr;
import org.deriv.expr.Relation;
import org.deriv.problem.Derivation.Reason;

/**
 * A step with its verdict.
 *
 * @param index its number in its goal, from 1
 * @param result the line it leads to; empty where that line is ill-typed
 * @param claimed the reason that the author gave, as written
 * @param span where the goal or the author's line stands
 * @param remarks what else is to be said: a slip that explains the difference, a reason that does
 *     not give the step
 */
public record CheckedStep(
    int index,
    Relation relation,
    Optional<Expr> result,
    Reason reason,
    Optional<String> claimed,
    Verdict verdict,
    Span span,
    List<Remark> remarks) {
  /** Copies. */
  public CheckedStep {
    remarks = List.copyOf(remarks);
  }
}
