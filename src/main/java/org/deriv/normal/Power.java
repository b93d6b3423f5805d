package org.deriv.normal;

import org.deriv.expr.Rational;

/** A use raised to an exponent that is not 0. */
record Power(Use use, Rational exponent) {
  Power(Use use) {
    this(use, Rational.ONE);
  }

  boolean isNatural() {
    return exponent.isInteger() && exponent.signum() > 0;
  }

  @Override
  public String toString() {
    return exponent.isOne() ? use.toString() : use + "^" + exponent;
  }
}
