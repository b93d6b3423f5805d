package org.deriv.derive.expectation;

import java.util.Optional;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.expr.Substitution;

/**
 * 1 where two positions are the same, else 0.
 *
 * @param size the length of the axis that they are on; a term of a sequence is on none
 */
record Delta(Expr left, Expr right, Optional<Dim> size) {
  Delta replacing(Substitution substitution) {
    return new Delta(substitution.in(left), substitution.in(right), size);
  }

  /** Whether an index that is summed over takes every position of the axis. */
  boolean isCovered(Bound bound) {
    return size.isPresent()
        && bound.first().isNumber(1)
        && bound.last().equals(Make.size(size.get()));
  }

  /** As a factor. */
  Expr written() {
    if (size.isPresent()) {
      return Make.entry(Expr.of(new Op.Identity(size.get())), left, right);
    }
    Expr same = Make.compare(Relation.EQUAL, left, right);
    return Expr.of(Operator.CASES, same, Make.number(1), Make.number(0));
  }
}
