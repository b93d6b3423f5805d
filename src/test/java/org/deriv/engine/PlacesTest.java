package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.deriv.check.Status;
import org.deriv.diagnostic.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Claims {@code where} a parameter of a distribution has a value. */
final class PlacesTest {
  private static final String SETTING =
      """
      problem test {
        given  c in R, mu in R, nu in R, s2 in R with s2 > 0
        random W in R[m,d] iid Normal(mu, s2)
        random b in R[d] with symmetric, E[b[j]] = 0, Var[b[j]] = 1, uncorrelated
        assume W, b independent
        let    a = W*relu(b) + c*ones[m]
        show   %s
      }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "E[a[i]] == c where mu = 0           | PROVED",
        "E[a[i]] == c where mu = 1           | REFUTED",
        "Var[a[i]] == d*s2/2 where mu = 0    | PROVED",
        "Var[a[i]] == d*s2 where mu = 0      | REFUTED",
        "E[a[i]] == nu where mu = 0          | REFUTED",
        "nu == 0 where mu = 0                | REFUTED",
      })
  void a_place_is_an_assumption_about_the_distributions(String claim, Status status) {
    var report =
        new Engine()
            .compile(new Source("test.deriv", SETTING.replace("%s", claim)), Options.STANDARD)
            .report();
    assertEquals(status, report.problems().getFirst().goals().getFirst().verdict());
  }
}
