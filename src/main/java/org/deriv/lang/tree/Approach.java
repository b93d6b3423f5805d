package org.deriv.lang.tree;

import org.deriv.diagnostic.Span;

/** {@code as T -> oo}, {@code as p -> 0+}: how a limit is taken. */
public record Approach(Expression variable, Expression point, Side side, Span span) {
  /** From where the variable comes. */
  public enum Side {
    /** From wherever it may. */
    EITHER,
    /** {@code 0+}. */
    ABOVE,
    /** {@code 1-}. */
    BELOW
  }
}
