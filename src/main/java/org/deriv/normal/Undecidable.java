package org.deriv.normal;

/**
 * Thrown inside the room where a budget is spent or an operator has no reading; never leaves it.
 */
final class Undecidable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Undecidable(String why) {
    super(why, null, false, false);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
