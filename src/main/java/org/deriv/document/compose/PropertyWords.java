package org.deriv.document.compose;

import org.deriv.expr.Property;

/** What is said of names in running text. */
final class PropertyWords {
  private PropertyWords() {}

  /** What follows a name where it is introduced: {@code of full column rank}. */
  static String attribute(Property property) {
    return switch (property) {
      case FULL_COLUMN_RANK, FULL_ROW_RANK -> "of " + property.words();
      case INDEPENDENT, UNCORRELATED -> "with " + property.words() + " entries";
      case IDENTICALLY_DISTRIBUTED -> "with independent and identically distributed entries";
      case SYMMETRIC_DISTRIBUTION -> "with a symmetric distribution";
      case SYMMETRIC,
          POSITIVE_DEFINITE,
          POSITIVE_SEMIDEFINITE,
          NEGATIVE_DEFINITE,
          NEGATIVE_SEMIDEFINITE,
          ORTHOGONAL,
          INVERTIBLE,
          DIAGONAL,
          NONZERO,
          INTEGER,
          SMOOTH,
          CONVEX,
          CONCAVE,
          INCREASING,
          DECREASING ->
          property.words();
    };
  }

  /** What is said of one subject or of several: {@code has full column rank}. */
  static String predicate(Property property, int subjects) {
    boolean one = subjects == 1;
    return switch (property) {
      case FULL_COLUMN_RANK, FULL_ROW_RANK -> (one ? "has " : "have ") + property.words();
      case INDEPENDENT, UNCORRELATED ->
          one ? "has " + property.words() + " entries" : "are " + property.words();
      case IDENTICALLY_DISTRIBUTED ->
          (one ? "has " : "have ") + "independent and identically distributed entries";
      case SYMMETRIC_DISTRIBUTION -> (one ? "has " : "have ") + "a symmetric distribution";
      case INTEGER -> one ? "is an integer" : "are integers";
      case SYMMETRIC,
          POSITIVE_DEFINITE,
          POSITIVE_SEMIDEFINITE,
          NEGATIVE_DEFINITE,
          NEGATIVE_SEMIDEFINITE,
          ORTHOGONAL,
          INVERTIBLE,
          DIAGONAL,
          NONZERO,
          SMOOTH,
          CONVEX,
          CONCAVE,
          INCREASING,
          DECREASING ->
          (one ? "is " : "are ") + property.words();
    };
  }
}
