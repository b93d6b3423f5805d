package org.deriv.autodiff;

import java.util.function.DoubleUnaryOperator;

/** An expression as a function of one real number. */
public sealed interface Plotted {
  /** The function, in doubles; not a number where it is undefined. */
  record Function(DoubleUnaryOperator value, Precision precision) implements Plotted {}

  /** The same in decimals of many digits. */
  interface Precision {
    /** The value nearest to it, not a number where it is undefined. */
    double at(double x);
  }

  /** There is none. */
  record None(String why) implements Plotted {}
}
