package org.deriv.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be derived is refused with a reason; nothing is ever guessed to be zero. */
class RefusalTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
          given X in R[n,n] derive grad[X] rank(X) => NO_RULE
          given X in R[n,m] derive grad[X] ||X||_* => NO_RULE
          given Z in R[n,n], A0 in R[n,n], g : R[n,n] -> R smooth derive hess[Z] g(Z) => NO_RULE
          """)
  void what_no_rule_covers_is_refused(String statements, Refusal.Kind kind) {
    assertEquals(kind, refused(statements).kind());
  }

  private static Refusal refused(String statements) {
    Outcome outcome = Sample.only(statements).outcome();
    return switch (outcome) {
      case Outcome.Refused(Refusal refusal) -> refusal;
      case Outcome.Derived derived ->
          throw new AssertionError("derived " + derived.derivation().result());
    };
  }
}
