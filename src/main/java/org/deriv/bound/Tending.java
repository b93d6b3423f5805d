package org.deriv.bound;

import java.util.Optional;
import org.deriv.expr.Expr;

/** Limits. */
final class Tending {
  Tending(Setting setting) {}

  Optional<Proof> prove(Expr limit, Expr value) {
    return Optional.empty();
  }
}
