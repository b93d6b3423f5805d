package org.deriv.lang.elaborate;

import org.deriv.expr.Relation;
import org.deriv.lang.tree.RelationSign;

/** What the signs between expressions mean. */
final class Relations {
  private Relations() {}

  static Relation of(RelationSign sign) {
    return switch (sign) {
      case EQUAL -> Relation.EQUAL;
      case NOT_EQUAL -> Relation.NOT_EQUAL;
      case LESS -> Relation.LESS;
      case LESS_OR_EQUAL -> Relation.LESS_EQUAL;
      case GREATER -> Relation.GREATER;
      case GREATER_OR_EQUAL -> Relation.GREATER_EQUAL;
      case TENDS_TO -> Relation.TENDS_TO;
    };
  }
}
