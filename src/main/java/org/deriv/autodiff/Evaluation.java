package org.deriv.autodiff;

/** The value of an expression all of whose names have values. */
public sealed interface Evaluation {
  /** The value. */
  record Value(Tensor tensor) implements Evaluation {}

  /** There is none, or it was not found. */
  record None(String why) implements Evaluation {}
}
