package org.deriv.document.compose;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a document keeps count of from its first goal to its last.
 *
 * @param citations works and figures
 * @param equations lines that reasons refer to
 * @param checks how verdicts short of a proof were reached
 * @param labels what prose points at
 */
record Register(Citations citations, Equations equations, Checks checks, Labels labels) {
  static Register of(Function<String, Optional<Law>> laws) {
    return new Register(new Citations(laws), new Equations(), new Checks(), new Labels());
  }
}
