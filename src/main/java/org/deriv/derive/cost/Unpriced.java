package org.deriv.derive.cost;

/** Thrown inside this room where a cost cannot be told; never leaves it. */
final class Unpriced extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unpriced(String why) {
    super(why, null, false, false);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
