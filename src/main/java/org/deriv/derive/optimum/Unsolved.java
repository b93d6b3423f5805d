package org.deriv.derive.optimum;

import org.deriv.derive.Refusal;
import org.deriv.expr.Expr;

/** Ends an attempt that cannot succeed; it never leaves this room. */
final class Unsolved extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Refusal refusal;

  Unsolved(Refusal refusal) {
    super(refusal.message(), null, false, false);
    this.refusal = refusal;
  }

  static Unsolved because(String message, Expr at) {
    return new Unsolved(Refusal.at(Refusal.Kind.NO_RULE, message, at));
  }

  static Unsolved meaningless(String message, Expr at) {
    return new Unsolved(Refusal.at(Refusal.Kind.MEANINGLESS, message, at));
  }

  Refusal refusal() {
    return refusal;
  }
}
