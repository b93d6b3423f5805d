package org.deriv.lang.tree;

/** A property that has a name of its own; what it may be said of is not the parser's business. */
public enum PropertyName {
  SYMMETRIC("symmetric"),
  SKEW_SYMMETRIC("skew symmetric"),
  POSITIVE_DEFINITE("positive definite"),
  POSITIVE_SEMIDEFINITE("positive semidefinite"),
  NEGATIVE_DEFINITE("negative definite"),
  NEGATIVE_SEMIDEFINITE("negative semidefinite"),
  ORTHOGONAL("orthogonal"),
  DIAGONAL("diagonal"),
  IDEMPOTENT("idempotent"),
  INVERTIBLE("invertible"),
  FULL_COLUMN_RANK("full column rank"),
  FULL_ROW_RANK("full row rank"),
  FULL_RANK("full rank"),
  NONZERO("nonzero"),
  POSITIVE("positive"),
  NONNEGATIVE("nonnegative"),
  SMOOTH("smooth"),
  CONTINUOUS("continuous"),
  DIFFERENTIABLE("differentiable"),
  CONVEX("convex"),
  STRICTLY_CONVEX("strictly convex"),
  CONCAVE("concave"),
  STRICTLY_CONCAVE("strictly concave"),
  INCREASING("increasing"),
  DECREASING("decreasing"),
  EVEN("even"),
  ODD("odd"),
  IID("iid"),
  INDEPENDENT("independent"),
  UNCORRELATED("uncorrelated");

  private final String phrase;

  PropertyName(String phrase) {
    this.phrase = phrase;
  }

  /** How it is written: one or more words. */
  public String phrase() {
    return phrase;
  }
}
