package org.deriv.derive.optimum;

/** How an expression, or each of its entries, bends in some variables taken together. */
enum Bend {
  /** It does not depend on them. */
  CONSTANT,
  /** It is linear in them, but for a constant. */
  AFFINE,
  /** It is convex. */
  CONVEX,
  /** It is concave. */
  CONCAVE,
  /** Nothing is known. */
  UNKNOWN;

  /** Of the negative. */
  Bend turned() {
    return switch (this) {
      case CONVEX -> CONCAVE;
      case CONCAVE -> CONVEX;
      case CONSTANT, AFFINE, UNKNOWN -> this;
    };
  }

  /** Of a sum. */
  Bend plus(Bend other) {
    if (this == CONSTANT || this == other) {
      return other;
    }
    if (other == CONSTANT) {
      return this;
    }
    if (this == AFFINE || other == AFFINE) {
      return this == AFFINE ? other : this;
    }
    return UNKNOWN;
  }

  boolean isAffine() {
    return this == CONSTANT || this == AFFINE;
  }

  boolean isConvex() {
    return isAffine() || this == CONVEX;
  }

  boolean isConcave() {
    return isAffine() || this == CONCAVE;
  }
}
