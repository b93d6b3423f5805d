package org.deriv.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.normal.Facts;

/**
 * An order of two sums that differ by terms of one sign: what both sides have in common is left
 * out, and the rest is looked at as it stands, such as a form x'Px with a semidefinite P, before it
 * is multiplied out.
 */
final class Surplus {
  private Surplus() {}

  /** That the terms have the sign that is needed, where the claim is such an order. */
  static Optional<List<Expr>> of(Context context, Expr claim) {
    if (!(claim.op() instanceof Op.Compare(Relation relation))
        || !claim.arg(0).shape().isScalar()) {
      return Optional.empty();
    }
    return switch (relation) {
      case GREATER_EQUAL -> more(context, claim.arg(0), claim.arg(1));
      case LESS_EQUAL -> more(context, claim.arg(1), claim.arg(0));
      case EQUAL, NOT_EQUAL, GREATER, LESS, TENDS_TO, EQUIVALENT, IMPLIES -> Optional.empty();
    };
  }

  private static Optional<List<Expr>> more(Context context, Expr greater, Expr lesser) {
    List<Expr> more = new ArrayList<>(terms(greater));
    List<Expr> less = new ArrayList<>();
    for (Expr term : terms(lesser)) {
      if (!more.remove(term)) {
        less.add(term);
      }
    }
    less.removeIf(term -> term.isNumber(0));
    Facts facts = new Facts(context);
    return less.isEmpty() && more.stream().allMatch(facts::provesNonnegative)
        ? Optional.of(
            more.stream()
                .map(term -> Make.compare(Relation.GREATER_EQUAL, term, Make.number(0)))
                .toList())
        : Optional.empty();
  }

  private static List<Expr> terms(Expr sum) {
    return sum.is(Operator.ADD) ? sum.args() : List.of(sum);
  }
}
