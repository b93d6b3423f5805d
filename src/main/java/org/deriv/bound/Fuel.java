package org.deriv.bound;

/** How many questions may still be asked: work is bounded by a count, never by time. */
final class Fuel {
  private int left;

  Fuel(int questions) {
    this.left = questions;
  }

  /** Whether one more may be asked. */
  boolean take() {
    return left-- > 0;
  }
}
