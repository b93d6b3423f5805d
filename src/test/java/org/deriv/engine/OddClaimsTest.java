package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deriv.check.Status;
import org.deriv.diagnostic.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Claims that once made deriv fail. */
final class OddClaimsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "given x in R[n]               @ (integral(s in 0..1) s*x) == x/2      @ true",
        "given x in R[n]               @ (integral(s in 0..1) s*x) == x        @ false",
        "given A in R[n,m], l in R     @ (integral(s in 0..l) s^2*A) == l^3/3*A @ true",
        "given x in R[n]               @ pinv(x) == x'/||x||^2 where x = ones[n] @ true",
      })
  void they_have_a_verdict(String setting, String claim, boolean holds) {
    String text = "problem test {\n" + setting + "\nshow " + claim + "\n}\n";
    Result result = new Engine().compile(new Source("test.deriv", text), Options.STANDARD);
    assertTrue(result.faults().isEmpty());
    Status status = result.report().problems().getFirst().goals().getFirst().verdict();
    assertEquals(holds, status.isAccepted());
    assertEquals(!holds, status == Status.REFUTED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "given A in R[n,n], B in R[n,n]         @ tr(A*B) != tr(B*A)     @ REFUTED",
        "given A in R[n,n], B in R[n,n]         @ A*B != B*A             @ PROVED",
        "random x in R with E[x] = 0, Var[x] = 1 @ P[abs(x) >= 3] <= 1/10@ UNDECIDED",
      })
  void what_points_cannot_tell_is_not_told_by_points(String setting, String claim, Status status) {
    String text = "problem test {\n" + setting + "\nshow " + claim + "\n}\n";
    Result result = new Engine().compile(new Source("test.deriv", text), Options.STANDARD);
    assertEquals(status, result.report().problems().getFirst().goals().getFirst().verdict());
  }
}
