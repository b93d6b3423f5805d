package org.deriv.bound;

import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Relation;

/**
 * An order that is known to hold.
 *
 * @param proof why
 */
record Fact(Expr greater, Expr lesser, Strength strength, Proof proof) {
  /** Known by a law of a name. */
  static Fact by(String law, Expr greater, Expr lesser, Strength strength) {
    Relation relation = strength == Strength.STRICT ? Relation.LESS : Relation.LESS_EQUAL;
    String said = Make.compare(relation, lesser, greater).toString();
    return new Fact(greater, lesser, strength, Proof.by(said + " (" + law + ")"));
  }

  Expr gap() {
    return lesser.isNumber(0) ? greater : Make.minus(greater, lesser);
  }
}
