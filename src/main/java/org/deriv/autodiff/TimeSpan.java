package org.deriv.autodiff;

/**
 * The times at which something is wanted, upwards or downwards, both ends included.
 *
 * @param index the name of the time in the expression
 */
public record TimeSpan(String index, long first, long last) {
  /** How many times. */
  public long count() {
    return Math.abs(last - first) + 1;
  }

  /** The time at a position, counted from 0. */
  long at(long position) {
    return first <= last ? first + position : first - position;
  }

  /** The largest. */
  long latest() {
    return Math.max(first, last);
  }
}
