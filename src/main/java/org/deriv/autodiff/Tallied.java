package org.deriv.autodiff;

/** How many scalar operations an evaluation takes. */
public sealed interface Tallied {
  /** So many: additions, products, comparisons, elementary functions; no changes of sign. */
  record Operations(long count) implements Tallied {}

  /** They were not counted. */
  record None(String why) implements Tallied {}
}
