package org.deriv.check;

/** How well something was established, weakest first. */
public enum Status {
  /** It has an error and was not judged. */
  ERROR("error"),
  /** A counterexample was found. */
  REFUTED("refuted"),
  /** Neither established nor refuted. */
  UNDECIDED("undecided"),
  /** Agreed numerically at many random points. */
  TESTED("tested"),
  /** Identically zero difference at stated dimensions. */
  EXACT("exact"),
  /** Holds for all dimensions and values that meet the assumptions. */
  PROVED("proved");

  private final String word;

  Status(String word) {
    this.word = word;
  }

  /** How it is written in reports. */
  public String word() {
    return word;
  }

  /** Whether it may be relied on, as far as its evidence goes. */
  public boolean isAccepted() {
    return compareTo(TESTED) >= 0;
  }

  /** The weaker of two. */
  public Status and(Status other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
