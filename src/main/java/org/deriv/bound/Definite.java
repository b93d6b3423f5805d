package org.deriv.bound;

import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Property;

/** Definiteness of matrices. */
final class Definite {
  private final Setting setting;

  Definite(Setting setting) {
    this.setting = setting;
  }

  Optional<Proof> prove(Property property, Expr of) {
    return Optional.empty();
  }
}
