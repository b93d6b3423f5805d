package org.deriv.derive.expectation;

import java.util.List;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;

/** Truth values said the other way round. */
final class Truths {
  private Truths() {}

  /** The relation with its sides changed over. */
  static Relation turned(Relation relation) {
    return switch (relation) {
      case LESS -> Relation.GREATER;
      case LESS_EQUAL -> Relation.GREATER_EQUAL;
      case GREATER -> Relation.LESS;
      case GREATER_EQUAL -> Relation.LESS_EQUAL;
      default -> relation;
    };
  }

  /** That something is not so. */
  static Expr denied(Expr truth) {
    if (truth.op() instanceof Op.Compare(Relation relation)) {
      Relation other =
          switch (relation) {
            case EQUAL -> Relation.NOT_EQUAL;
            case NOT_EQUAL -> Relation.EQUAL;
            case LESS -> Relation.GREATER_EQUAL;
            case LESS_EQUAL -> Relation.GREATER;
            case GREATER -> Relation.LESS_EQUAL;
            case GREATER_EQUAL -> Relation.LESS;
            default -> relation;
          };
      if (!other.equals(relation)) {
        return Make.compare(other, truth.arg(0), truth.arg(1));
      }
    }
    return Expr.of(Operator.NOT, List.of(truth));
  }
}
