package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deriv.check.GoalReport;
import org.deriv.check.Status;
import org.deriv.diagnostic.Source;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Expectations are derived from what is assumed, and from no more. */
class ExpectationsTest {
  private static final Engine ENGINE = new Engine();

  private static final String UNCORRELATED =
      "random a in R[n] with E[a[i]] = 0, Var[a[i]] = 1, uncorrelated";
  private static final String UNKNOWN =
      """
      random x in R with E[x] = 0, Var[x] = 1
      random y in R with E[y] = 0, Var[y] = 1
      """;
  private static final String MASK =
      """
      given X in R[n,d], y in R[n], w in R[d], p in R with 0 < p < 1
      random R in R[n,d] iid Bernoulli(p)
      """;
  private static final String NORMAL =
      """
      given A in R[n,n], B in R[n,n] symmetric, a in R[n], mu in R[n]
      given S in R[n,n] positive definite
      random x in R[n] ~ Normal(mu, S)
      """;
  private static final String SEQUENCE =
      """
      given mu in R[n]
      random g[t] in R[n] iid with E[g[t]] = mu, for t in 1..T
      """;
  private static final String SYMMETRIC =
      "random s in R[n] with symmetric, E[s[i]] = 0, Var[s[i]] = 1";

  private static GoalReport run(String setting, String goal) {
    String text = "problem test {\n" + setting + "\n" + goal + "\n}\n";
    var report = ENGINE.compile(new Source("test.deriv", text), Options.STANDARD).report();
    return report.problems().getFirst().goals().getFirst();
  }

  private static DynamicTest derived(String setting, String goal, String result) {
    return dynamicTest(
        goal,
        () -> {
          GoalReport report = run(setting, "derive " + goal);
          assertEquals(
              List.of(result, Status.PROVED),
              List.of(report.results().getLast().toString(), report.verdict()));
        });
  }

  @TestFactory
  Stream<DynamicTest> results_come_back_in_matrix_form() {
    return Stream.of(
        derived(
            MASK, "E[||y - (X .* R)*w||^2]", "p*(1 - p)*w'*(w .* diag(X'*X)) + ||y - p*X*w||^2"),
        derived(NORMAL, "E[x'*A*x]", "mu'*A*mu + tr(A*S)"),
        derived(NORMAL, "Var[A*x]", "A*S*A'"),
        derived(UNCORRELATED, "Var[sum(a)]", "n"),
        derived(
            "random Z in R[n,m] iid Normal(0, 1)\ngiven B in R[m,m]", "E[Z*B*Z']", "tr(B)*I[n]"),
        derived(SYMMETRIC, "E[relu(s[i])^2]", "1/2"));
  }

  private static Stream<DynamicTest> claims(
      String setting, java.util.function.Consumer<GoalReport> check, String... claims) {
    return Arrays.stream(claims)
        .map(claim -> dynamicTest(claim, () -> check.accept(run(setting, "show " + claim))));
  }

  private static Stream<DynamicTest> accepted(String setting, String... claims) {
    return claims(setting, report -> assertEquals(Status.PROVED, report.verdict()), claims);
  }

  private static Stream<DynamicTest> refuted(String setting, String... claims) {
    return claims(setting, report -> assertEquals(Status.REFUTED, report.verdict()), claims);
  }

  private static Stream<DynamicTest> open(String setting, String... claims) {
    return claims(setting, report -> assertFalse(report.verdict().isAccepted()), claims);
  }

  @TestFactory
  Stream<DynamicTest> what_follows_is_proved() {
    return Stream.of(
            accepted(
                NORMAL,
                "Var[x'*B*x] == 2*tr(B*S*B*S) + 4*mu'*B*S*B*mu",
                "E[(a'*(x - mu))^4] == 3*(a'*S*a)^2",
                "E[exp(a'*x)] == exp(a'*mu + a'*S*a/2)"),
            accepted(MASK, "E[R[1,1]*R[1,2]] == p^2", "Var[sum(R)] == n*d*p*(1 - p)"),
            accepted(SEQUENCE, "E[g[1]'*g[2]] == mu'*mu"),
            accepted(UNCORRELATED, "E[sum(i in 1..n, j in 1..n if j != i) a[i]*a[j]] == 0"))
        .flatMap(each -> each);
  }

  @TestFactory
  Stream<DynamicTest> uncorrelated_is_not_independent() {
    return refuted(
        UNCORRELATED + "\nassume n >= 2", "E[a[1]^2*a[2]^2] == 1", "Var[a[1]*a[2]] == 1");
  }

  @TestFactory
  Stream<DynamicTest> of_what_nothing_is_said_nothing_follows() {
    return refuted(
        UNKNOWN,
        "E[x*y] == 0",
        "Var[x + y] == 2",
        "E[x^3] == 0",
        "E[x^4] == 3",
        "E[relu(x)^2] == 1/2");
  }

  @TestFactory
  Stream<DynamicTest> two_draws_are_not_independent_unless_it_is_said() {
    return open(
        "random u in R ~ Normal(0, 1)\nrandom v in R ~ Normal(0, 1)",
        "E[u*v] == 0",
        "Var[u + v] == 2");
  }

  @TestFactory
  Stream<DynamicTest> independence_in_pairs_is_not_independence() {
    return open(
        UNKNOWN
            + """
            random z in R with E[z] = 0, Var[z] = 1
            assume x, y independent
            assume y, z independent
            assume x, z independent
            """,
        "E[x*y*z] == 0");
  }

  @TestFactory
  Stream<DynamicTest> a_second_moment_is_not_a_variance() {
    return Stream.of(
            refuted(
                MASK,
                "E[R[1,1]^2] == p*(1 - p)",
                "E[R[1,1]^2] == p^2",
                "E[R] == (1 - p)*ones[n,d]"),
            refuted(NORMAL, "E[x'*A*x] == tr(A*S)"),
            refuted(SEQUENCE, "E[g[1]'*g[1]] == mu'*mu"),
            refuted(SYMMETRIC, "E[relu(s[1])] == 1/2", "Var[relu(s[1])] == 1/2"))
        .flatMap(each -> each);
  }

  @TestFactory
  Stream<DynamicTest> an_equality_outside_is_meant_for_every_draw() {
    return claims(MASK, report -> assertFalse(report.verdict() == Status.REFUTED), "R .* R == R");
  }
}
