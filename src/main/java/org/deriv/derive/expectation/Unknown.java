package org.deriv.derive.expectation;

import org.deriv.expr.Expr;

/** Ends an attempt for which nothing that is assumed suffices; it never leaves this room. */
final class Unknown extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Expr at;
  private final boolean large;

  private Unknown(String message, Expr at, Size size) {
    super(message, null, false, false);
    this.at = at;
    this.large = size == Size.LARGE;
  }

  private enum Size {
    SMALL,
    LARGE
  }

  static Unknown of(String message, Expr at) {
    return new Unknown(message, at, Size.SMALL);
  }

  static Unknown tooLarge(Expr at) {
    return new Unknown("`" + at + "` has too many terms to take apart", at, Size.LARGE);
  }

  Expr at() {
    return at;
  }

  boolean isLarge() {
    return large;
  }
}
