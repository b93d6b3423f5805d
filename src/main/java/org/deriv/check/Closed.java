package org.deriv.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.autodiff.Budget;
import org.deriv.autodiff.Evaluation;
import org.deriv.autodiff.Quantity;
import org.deriv.autodiff.Tensor;
import org.deriv.autodiff.Witness;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;

/** Claims between numbers alone, decided by evaluating both sides in exact arithmetic. */
final class Closed {
  private Closed() {}

  /** A proof, where nothing in the claim is free and both sides are rational and so related. */
  static Optional<Verdict> proof(Context context, Expr claim) {
    if (!(claim.op() instanceof Op.Compare(Relation relation))
        || Operators.hasCalculus(claim)
        || Operators.restsOnProbability(context, claim)
        || !Witness.sizes(context, claim).isEmpty()) {
      return Optional.empty();
    }
    Optional<Tensor> left = exact(context, claim.arg(0));
    Optional<Tensor> right = left.flatMap(_ -> exact(context, claim.arg(1)));
    boolean holds =
        right.isPresent() && holds(relation, left.orElseThrow().entries(), right.get().entries());
    return holds
        ? Optional.of(Verdict.of(Status.PROVED, "both sides evaluated in exact arithmetic"))
        : Optional.empty();
  }

  private static Optional<Tensor> exact(Context context, Expr expr) {
    return Witness.evaluate(context, expr, Map.of(), Budget.small())
            instanceof Evaluation.Value(Tensor tensor)
        ? Optional.of(tensor).filter(Tensor::isExact)
        : Optional.empty();
  }

  private static boolean holds(Relation relation, List<Quantity> left, List<Quantity> right) {
    if (left.size() != right.size() || left.isEmpty()) {
      return false;
    }
    boolean all = true;
    boolean same = true;
    for (int i = 0; i < left.size(); i++) {
      int order =
          ((Quantity.Exact) left.get(i)).value().compareTo(((Quantity.Exact) right.get(i)).value());
      same &= order == 0;
      all &=
          switch (relation) {
            case EQUAL -> order == 0;
            case LESS -> order < 0;
            case LESS_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_EQUAL -> order >= 0;
            case NOT_EQUAL -> true;
            case TENDS_TO, EQUIVALENT, IMPLIES -> false;
          };
    }
    return relation == Relation.NOT_EQUAL ? !same : all;
  }
}
