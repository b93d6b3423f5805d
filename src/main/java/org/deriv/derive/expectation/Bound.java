package org.deriv.derive.expectation;

import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Substitution;

/** An index that is summed over, from first to last, perhaps under a condition. */
record Bound(String index, Expr first, Expr last, Optional<Expr> condition) {
  boolean sameRange(Bound other) {
    return first.equals(other.first) && last.equals(other.last);
  }

  Bound replacing(Substitution substitution) {
    return new Bound(
        index, substitution.in(first), substitution.in(last), condition.map(substitution::in));
  }
}
