package org.deriv.bound;

import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Relation;

/**
 * What a proof of an order rests on.
 *
 * @param statement the order or equation that is known, where it is one: an instance of a law
 * @param law the name of the law, or in a few words why it is known
 * @param because the reason as a textbook says it
 */
public record Ground(Optional<Expr> statement, String law, String because) {
  static final String ASSUMED = "assumed";
  static final String PLAIN = "by its parts";

  /** A reason in words, without a statement. */
  static Ground of(String words) {
    return new Ground(Optional.empty(), words, words);
  }

  /** A statement in words, seen from what it is made of. */
  static Ground plain(String words) {
    return new Ground(Optional.empty(), words, PLAIN);
  }

  /** A statement of which the law is known by its reason. */
  static Ground of(Expr statement, String law) {
    return new Ground(Optional.of(statement), law, law);
  }

  /** An order of two expressions. */
  static Ground of(Expr greater, Expr lesser, Strength strength, String law) {
    Relation relation = strength == Strength.STRICT ? Relation.LESS : Relation.LESS_EQUAL;
    return of(Make.compare(relation, lesser, greater), law);
  }

  @Override
  public String toString() {
    return statement.map(said -> said + " (" + law + ")").orElse(law);
  }
}
