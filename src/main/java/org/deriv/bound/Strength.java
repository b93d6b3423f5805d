package org.deriv.bound;

/** How an order is meant. */
enum Strength {
  /** At least. */
  WEAK,
  /** Above. */
  STRICT
}
