package org.deriv.bound;

/** How many questions may still be asked: work is bounded by a count, never by time. */
final class Fuel {
  private static final int QUESTIONS = 160;
  private static final long WORK = 9_000_000;

  private int left;
  private long work;

  /** What a claim is worth. */
  static Fuel standard() {
    return new Fuel(QUESTIONS, WORK);
  }

  /** So many questions, and so many operations of arithmetic for all of them. */
  Fuel(int questions, long work) {
    this.left = questions;
    this.work = work;
  }

  /** Uses up some operations; whether there were as many. */
  boolean spend(long operations) {
    work -= operations;
    return work > 0;
  }

  /** Whether one more may be asked. */
  boolean take() {
    return left-- > 0 && work > 0;
  }
}
