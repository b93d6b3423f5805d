package org.deriv.expr;

/** What can be said of an expression besides a relation; each is a truth value. */
public enum Property {
  /** A square matrix equal to its transpose. */
  SYMMETRIC("symmetric"),
  /** Symmetric with x'Ax &gt; 0 for every nonzero x. */
  POSITIVE_DEFINITE("positive definite"),
  /** Symmetric with x'Ax &gt;= 0. */
  POSITIVE_SEMIDEFINITE("positive semidefinite"),
  /** Symmetric with x'Ax &lt; 0 for every nonzero x. */
  NEGATIVE_DEFINITE("negative definite"),
  /** Symmetric with x'Ax &lt;= 0. */
  NEGATIVE_SEMIDEFINITE("negative semidefinite"),
  /** A square matrix with Q'Q = I. */
  ORTHOGONAL("orthogonal"),
  /** A square matrix that has an inverse. */
  INVERTIBLE("invertible"),
  /** A matrix that is zero off its diagonal. */
  DIAGONAL("diagonal"),
  /** A matrix whose columns are linearly independent. */
  FULL_COLUMN_RANK("full column rank"),
  /** A matrix whose rows are linearly independent. */
  FULL_ROW_RANK("full row rank"),
  /** Not identically zero: some entry differs from 0. */
  NONZERO("nonzero"),
  /** Every entry an integer. */
  INTEGER("integer"),
  /** Random quantities, entries of different arguments jointly independent of one another. */
  INDEPENDENT("independent"),
  /** Random quantities whose entries (of one argument, and across arguments) have covariance 0. */
  UNCORRELATED("uncorrelated"),
  /** A random quantity each of whose entries has the distribution of its negative. */
  SYMMETRIC_DISTRIBUTION("symmetric distribution"),
  /** Entries of one random quantity are independent and identically distributed. */
  IDENTICALLY_DISTRIBUTED("iid"),
  /**
   * A function that has derivatives of every order; a symbol of its name and codomain stands for
   * it.
   */
  SMOOTH("smooth"),
  /** A scalar expression that is convex in its second argument. */
  CONVEX("convex"),
  /** A scalar expression that is concave in its second argument. */
  CONCAVE("concave"),
  /** A scalar expression that does not decrease in its second argument. */
  INCREASING("increasing"),
  /** A scalar expression that does not increase in its second argument. */
  DECREASING("decreasing");

  private final String words;

  Property(String words) {
    this.words = words;
  }

  /** How it is written in a {@code .deriv} file. */
  public String words() {
    return words;
  }
}
