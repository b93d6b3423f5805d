package org.deriv.autodiff;

/** Counts scalar operations against a budget. */
final class Meter {
  private final long most;
  private long used;

  Meter(long most) {
    this.most = most;
  }

  void count(long operations) {
    used += operations;
  }

  /** Whether so many more are within the budget. */
  boolean allows(long operations) {
    return used + operations <= most;
  }
}
