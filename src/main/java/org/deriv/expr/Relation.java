package org.deriv.expr;

/** A relation between two expressions of one shape; between tensors it holds entry by entry. */
public enum Relation {
  /** Equal. */
  EQUAL("=="),
  /** Not identically equal. */
  NOT_EQUAL("!="),
  /** Less. */
  LESS("<"),
  /** Less or equal. */
  LESS_EQUAL("<="),
  /** Greater. */
  GREATER(">"),
  /** Greater or equal. */
  GREATER_EQUAL(">="),
  /** Tends to, as a variable approaches a point. */
  TENDS_TO("->"),
  /** Equivalent, between truth values. */
  EQUIVALENT("<=>"),
  /** Implies, between truth values. */
  IMPLIES("=>");

  private final String sign;

  Relation(String sign) {
    this.sign = sign;
  }

  /** How it is written in a {@code .deriv} file. */
  public String sign() {
    return sign;
  }

  /** Whether it joins truth values rather than quantities. */
  public boolean isLogical() {
    return this == EQUIVALENT || this == IMPLIES;
  }

  /** Whether it orders two numbers. */
  public boolean isOrder() {
    return this == LESS || this == LESS_EQUAL || this == GREATER || this == GREATER_EQUAL;
  }
}
