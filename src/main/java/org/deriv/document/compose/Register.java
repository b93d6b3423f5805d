package org.deriv.document.compose;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a document keeps count of from its first goal to its last.
 *
 * @param citations works and figures
 * @param equations lines that reasons refer to
 * @param repeats chains that a problem's page has already
 * @param checks how verdicts short of a proof were reached
 * @param labels what prose points at
 */
record Register(
    Citations citations, Equations equations, Repeats repeats, Checks checks, Labels labels) {
  static Register of(Function<String, Optional<Law>> laws) {
    Equations equations = new Equations();
    return new Register(
        new Citations(laws), equations, new Repeats(equations), new Checks(), new Labels());
  }

  /** Another problem begins: its names are others. */
  void forget() {
    equations.forget();
    repeats.forget();
  }
}
