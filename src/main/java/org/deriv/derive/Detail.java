package org.deriv.derive;

/** How much a step of a derivation does. */
public enum Detail {
  /** As much as a textbook's. */
  TEXTBOOK,
  /** One layer of an expression at a time. */
  FULL
}
