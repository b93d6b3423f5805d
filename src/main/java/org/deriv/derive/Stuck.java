package org.deriv.derive;

import org.deriv.expr.Expr;

/** Ends an attempt that cannot succeed; it never leaves this room, see {@link Outcome.Refused}. */
final class Stuck extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Refusal refusal;

  private Stuck(Refusal refusal) {
    super(refusal.message(), null, false, false);
    this.refusal = refusal;
  }

  static Stuck at(Refusal.Kind kind, String message, Expr part) {
    return new Stuck(Refusal.at(kind, message, part));
  }

  Refusal refusal() {
    return refusal;
  }
}
