package org.deriv.derive.expectation;

import java.util.List;
import java.util.Optional;
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
      Optional<Relation> other =
          switch (relation) {
            case EQUAL -> Optional.of(Relation.NOT_EQUAL);
            case NOT_EQUAL -> Optional.of(Relation.EQUAL);
            case LESS -> Optional.of(Relation.GREATER_EQUAL);
            case LESS_EQUAL -> Optional.of(Relation.GREATER);
            case GREATER -> Optional.of(Relation.LESS_EQUAL);
            case GREATER_EQUAL -> Optional.of(Relation.LESS);
            default -> Optional.empty();
          };
      if (other.isPresent()) {
        return Make.compare(other.get(), truth.arg(0), truth.arg(1));
      }
    }
    return Expr.of(Operator.NOT, List.of(truth));
  }
}
