package org.deriv.derive;

import org.deriv.expr.Expr;

/** Expressions in messages and reasons: in backquotes, unless they are too large to be read. */
final class Quoted {
  private static final int LARGEST = 60;

  private Quoted() {}

  static String of(Expr expr) {
    return new Order().size(expr) <= LARGEST ? "`" + expr + "`" : "this expression";
  }
}
