package org.deriv.lang.tree;

/** How two expressions of a comparison are related. */
public enum RelationSign {
  /** {@code ==}, or {@code =} in a condition. */
  EQUAL("=="),
  /** {@code !=}: not identically equal. */
  NOT_EQUAL("!="),
  /** {@code <}. */
  LESS("<"),
  /** {@code <=}. */
  LESS_OR_EQUAL("<="),
  /** {@code >}. */
  GREATER(">"),
  /** {@code >=}. */
  GREATER_OR_EQUAL(">="),
  /** {@code ->}: has the limit. */
  TENDS_TO("->");

  private final String sign;

  RelationSign(String sign) {
    this.sign = sign;
  }

  /** Its ASCII spelling. */
  public String sign() {
    return sign;
  }
}
