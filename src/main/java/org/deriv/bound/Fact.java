package org.deriv.bound;

import org.deriv.expr.Expr;
import org.deriv.expr.Make;

/**
 * An order that is known to hold.
 *
 * @param proof why
 */
record Fact(Expr greater, Expr lesser, Strength strength, Proof proof) {
  /** Known by a law of a name. */
  static Fact by(String law, Expr greater, Expr lesser, Strength strength) {
    return new Fact(greater, lesser, strength, Proof.by(Ground.of(greater, lesser, strength, law)));
  }

  Expr gap() {
    return lesser.isNumber(0) ? greater : Make.minus(greater, lesser);
  }
}
