package org.deriv.rule;

import org.deriv.expr.Expr;

/** What is known of the quantities of a problem. */
public interface Knowledge {
  /** Whether a truth value follows from what is assumed; {@code false} says nothing. */
  boolean holds(Expr truth);

  /** Whether a scalar is known to be an integer. */
  boolean isInteger(Expr scalar);

  /** Whether a scalar is known to be a natural number, from 0 up. */
  boolean isNatural(Expr scalar);
}
