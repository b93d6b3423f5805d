package org.deriv.autodiff;

/** From where a parameter's value is drawn. */
sealed interface Draw {
  /** Any real number. */
  record Real() implements Draw {}

  /** A number strictly between two, either of which may be infinite. */
  record Between(double low, double high) implements Draw {}

  /** A number from one to another, ends included; either may be infinite. */
  record Within(double low, double high) implements Draw {}

  /** -1 or 1. */
  record Sign() implements Draw {}

  /** An integer. */
  record Whole() implements Draw {}
}
