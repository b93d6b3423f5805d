package org.deriv.bound;

/** How much is tried to answer a question. */
enum Effort {
  /** What is known is added up, and no more. */
  PLAIN,
  /** Every means. */
  FULL
}
