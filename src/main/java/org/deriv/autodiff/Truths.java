package org.deriv.autodiff;

import java.util.function.IntBinaryOperator;
import org.deriv.expr.Relation;

/** Relations as numbers: 1 where they hold, 0 where they do not. */
final class Truths {
  private final Scalars scalars;

  Truths(Builder builder) {
    this.scalars = builder.scalars();
  }

  /** Between tensors a relation holds entry by entry; they differ where some entry does. */
  int compare(Relation relation, Grid left, Grid right) {
    return switch (relation) {
      case EQUAL, EQUIVALENT -> all(left, right, scalars::equal);
      case NOT_EQUAL -> scalars.not(all(left, right, scalars::equal));
      case LESS -> all(left, right, scalars::less);
      case GREATER -> all(right, left, scalars::less);
      case LESS_EQUAL -> all(left, right, this::atMost);
      case GREATER_EQUAL -> all(right, left, this::atMost);
      case IMPLIES -> scalars.or(scalars.not(left.only()), right.only());
      case TENDS_TO -> throw Refusal.unknown("a limit inside an expression");
    };
  }

  private int atMost(int left, int right) {
    int exceeds = scalars.less(/* left= */ right, /* right= */ left);
    return scalars.not(exceeds);
  }

  private int all(Grid left, Grid right, IntBinaryOperator relation) {
    int truth = scalars.number(1);
    for (int cell : left.zip(right, relation).cells()) {
      truth = scalars.and(truth, cell);
    }
    return truth;
  }
}
