package org.deriv.derive;

import org.deriv.problem.Derivation;

/** What comes of trying to reach a goal. */
public sealed interface Outcome {
  /** The goal is reached. */
  record Derived(Derivation derivation) implements Outcome {}

  /** It is not, and nothing is guessed. */
  record Refused(Refusal refusal) implements Outcome {}
}
