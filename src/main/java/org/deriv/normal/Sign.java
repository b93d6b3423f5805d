package org.deriv.normal;

import org.deriv.expr.Rational;

/** Which signs a real number can have: a set of negative (1), zero (2) and positive (4). */
record Sign(int mask) {
  static final Sign NEGATIVE = new Sign(1);
  static final Sign ZERO = new Sign(2);
  static final Sign POSITIVE = new Sign(4);
  static final Sign NONNEGATIVE = new Sign(6);
  static final Sign NONPOSITIVE = new Sign(3);
  static final Sign NONZERO = new Sign(5);
  static final Sign ANY = new Sign(7);

  static Sign of(Rational number) {
    return number.signum() < 0 ? NEGATIVE : number.signum() == 0 ? ZERO : POSITIVE;
  }

  boolean can(Sign other) {
    return (mask & other.mask) != 0;
  }

  boolean isPositive() {
    return mask == POSITIVE.mask;
  }

  boolean isNonnegative() {
    return (mask & 1) == 0;
  }

  boolean isNonpositive() {
    return (mask & 4) == 0;
  }

  boolean isNonzero() {
    return (mask & 2) == 0;
  }

  Sign and(Sign other) {
    return new Sign(mask & other.mask);
  }

  Sign negated() {
    return new Sign((mask & 2) | (can(NEGATIVE) ? 4 : 0) | (can(POSITIVE) ? 1 : 0));
  }

  Sign times(Sign other) {
    int product = can(ZERO) || other.can(ZERO) ? 2 : 0;
    boolean plus = (can(POSITIVE) && other.can(POSITIVE)) || (can(NEGATIVE) && other.can(NEGATIVE));
    boolean minus =
        (can(POSITIVE) && other.can(NEGATIVE)) || (can(NEGATIVE) && other.can(POSITIVE));
    return new Sign(product | (plus ? 4 : 0) | (minus ? 1 : 0));
  }

  Sign plus(Sign other) {
    if (mask == 2) {
      return other;
    }
    if (other.mask == 2) {
      return this;
    }
    boolean plus = can(POSITIVE) || other.can(POSITIVE);
    boolean minus = can(NEGATIVE) || other.can(NEGATIVE);
    boolean zero = (can(ZERO) && other.can(ZERO)) || (plus && minus);
    return new Sign((minus ? 1 : 0) | (zero ? 2 : 0) | (plus ? 4 : 0));
  }

  /** Of a number that has this sign, raised to an exponent where the power is defined. */
  Sign power(Rational exponent) {
    boolean even = exponent.isInteger() && !exponent.numerator().testBit(0);
    boolean negative = exponent.signum() < 0;
    int zero = !negative && can(ZERO) ? 2 : 0;
    if (!exponent.isInteger()) {
      return new Sign(zero | 4);
    }
    if (even) {
      return new Sign(zero | 4);
    }
    return new Sign(zero | (mask & 5));
  }
}
