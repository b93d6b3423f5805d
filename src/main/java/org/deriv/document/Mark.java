package org.deriv.document;

/** The verdict of a line as the reader sees it, from the best to the worst. */
public enum Mark {
  /** Holds for all dimensions and values that meet the assumptions. */
  PROVED("proved"),
  /** Identically zero difference at stated small dimensions. */
  EXACT("checked exactly"),
  /** Agreed numerically at random points. */
  TESTED("checked numerically"),
  /** None of the means decided it. */
  UNDECIDED("undecided"),
  /** A counterexample was found. */
  REFUTED("refuted"),
  /** The line could not be judged: it is not well-formed. */
  ERROR("not well-formed");

  private final String words;

  Mark(String words) {
    this.words = words;
  }

  /** What the mark says, for a legend and for a reader who cannot see it. */
  public String words() {
    return words;
  }

  /** Whether the line was confirmed by some means. */
  public boolean confirmed() {
    return switch (this) {
      case PROVED, EXACT, TESTED -> true;
      case UNDECIDED, REFUTED, ERROR -> false;
    };
  }
}
