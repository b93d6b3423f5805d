package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.deriv.check.GoalReport;
import org.deriv.check.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goals about recurrences whose answers are known by hand, and false twins of them. */
class RecurrenceGoalsTest {
  private static final String LINEAR =
      """
      given g[t] in R[n] for t in 1..T
      given A[t] in R[n,n] for t in 1..T
      given c[t] in R for t in 1..T
      given M in R[n,n], mu in R[n]
      given beta in R with 0 < beta < 1, delta in R with delta > 0
      given alpha in R, epsilon in R
      recurrence v[t] = beta*v[t-1] + (1-beta)*g[t] for t in 1..T with v[0] = 0
      recurrence m[t] = alpha*m[t-1] + epsilon*g[t] for t in 1..T with m[0] = 0
      recurrence w[t] = A[t]*w[t-1] + g[t] for t in 1..T
      recurrence z[t] = M*z[t-1] + g[t] for t in 1..T
      recurrence e[t] = beta*e[t-1] + (1-beta)*mu for t in 1..T with e[0] = 0
      recurrence b[t] = M*b[t+1] + g[t] for t in T..1 with b[T+1] = 0
      recurrence s[t] = c[t]*s[t-1] + g[t] for t in 1..T with s[0] = 0
      recurrence h[t] = tanh(M*h[t-1]) for t in 1..T
      let a[t] = -delta*v[t]
      let q[t] = -m[t]
      """;

  private static final String NETWORK =
      """
      given x[t] in R[m], z[t] in R[n] for t in 1..T
      given W in R[n,m], U in R[n,n], u in R[n]
      recurrence h[t] = tanh(W*x[t] + U*h[t-1]) for t in 1..T with h[0] = 0
      recurrence r[t] = tanh(W*x[t] + U*r[t+1]) for t in T..1
      let L = sum(t in 1..T) ||z[t] - h[t]||^2
      let E = sum(t in 1..T) u'*r[t]
      let F = u'*h[T]
      """;

  private static String results(GoalReport report) {
    return String.join("; ", report.results().stream().map(Object::toString).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unroll v[t] | (1 - beta)*(sum(k in 1..t) beta^(t - k)*g[k])",
        "unroll z[t] | M^t*z[0] + sum(k in 1..t) M^(t - k)*g[k]",
        "unroll w[t] | (prod(j in t..1) A[j])*w[0] + sum(k in 1..t) (prod(j in t..k + 1)"
            + " A[j])*g[k]",
        "unroll s[t] | sum(k in 1..t) (prod(j in k + 1..t) c[j])*g[k]",
        "unroll b[t] | sum(k in t..T) M^(k - t)*g[k]",
        "unroll e[t] | (1 - beta^t)*mu",
        "unroll h[t] to t-2 | tanh(M*tanh(M*h[t - 2]))",
        "eliminate m from q | q[t] == alpha*q[t - 1] - epsilon*g[t]",
        "eliminate v from a | a[t] == beta*a[t - 1] - delta*(1 - beta)*g[t]",
        "match q, a for alpha, epsilon | alpha == beta; epsilon == delta*(1 - beta)",
      })
  void what_is_found_is_known_and_proved(String goal, String answer) {
    GoalReport report = Goals.last(LINEAR, goal);
    assertEquals(answer, results(report));
    assertEquals(Status.PROVED, report.verdict(), report.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v[t] == (1-beta)*(sum(k in 0..t-1) beta^(t-k)*g[k+1])",
        "v[t] == (1-beta)*(sum(k in 1..t-1) beta^(t-k)*g[k])",
        "v[t] == (1-beta)*(sum(k in 1..t) beta^(t-k+1)*g[k])",
        "z[t] == sum(k in 1..t) M^(t-k)*g[k]",
        "w[t] == (prod(j in 1..t) A[j])*w[0] + sum(k in 1..t) (prod(j in t..k+1) A[j])*g[k]",
        "w[t] == (prod(j in t..1) A[j])*w[0] + sum(k in 1..t) (prod(j in t..k) A[j])*g[k]",
        "b[t] == sum(k in t+1..T) M^(k-t)*g[k]",
        "e[t] == (1 - beta^(t+1))*mu",
        "q[t] == alpha*q[t-1] + epsilon*g[t]",
        "v[t] == beta*v[t-1] + g[t]",
      })
  void a_false_twin_is_refuted(String claim) {
    assertEquals(Status.REFUTED, Goals.last(LINEAR, "show " + claim).verdict());
    assertEquals(
        Status.REFUTED, Goals.last(LINEAR, "show " + claim + " by induction on t").verdict());
  }

  @Test
  void an_induction_shows_base_hypothesis_and_step() {
    GoalReport report =
        Goals.last(
            LINEAR, "show v[t] == (1-beta)*(sum(k in 1..t) beta^(t-k)*g[k]) by induction on t");
    assertEquals(Status.PROVED, report.verdict());
    assertEquals(
        List.of("Base case, t = 0", "Induction step", "Conclusion"),
        report.stages().stream().flatMap(stage -> stage.heading().stream()).toList());
    assertTrue(
        report.stages().get(1).assuming().getFirst().toString().startsWith("v[t - 1] =="),
        report.stages().get(1).assuming().toString());
  }

  @Test
  void what_is_not_linear_has_no_closed_form() {
    assertEquals(Status.UNDECIDED, Goals.last(LINEAR, "unroll h[t]").verdict());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "grad[h[t]] L == -2*(z[t] - h[t]) + U'*((ones[n] - h[t+1].^2) .* (grad[h[t+1]] L)) where t"
            + " < T",
        "grad[h[T]] L == -2*(z[T] - h[T])",
        "grad[W] L == sum(t in 1..T) ((ones[n] - h[t].^2) .* (grad[h[t]] L))*x[t]'",
        "grad[U] L == sum(t in 1..T) ((ones[n] - h[t].^2) .* (grad[h[t]] L))*h[t-1]'",
        "grad[r[t]] E == u + U'*((ones[n] - r[t-1].^2) .* (grad[r[t-1]] E)) where t > 1",
        "grad[h[t]] F == U'*((ones[n] - h[t+1].^2) .* (grad[h[t+1]] F)) where t < T",
        "grad[x[t]] L == W'*((ones[n] - h[t].^2) .* (grad[h[t]] L))",
        "jac[h[0]] h[T] == prod(t in T..1) (diag(ones[n] - h[t].^2)*U)",
      })
  void backpropagation_through_time_is_as_known(String claim) {
    assertEquals(Status.PROVED, Goals.last(NETWORK, "show " + claim).verdict());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "grad[h[t]] L == -2*(z[t] - h[t]) + U*((ones[n] - h[t+1].^2) .* (grad[h[t+1]] L)) where t <"
            + " T",
        "grad[h[t]] L == -2*(z[t] - h[t]) + U'*((ones[n] - h[t].^2) .* (grad[h[t+1]] L)) where t <"
            + " T",
        "grad[h[t]] L == -2*(z[t] - h[t])",
        "grad[U] L == sum(t in 1..T) ((ones[n] - h[t].^2) .* (grad[h[t]] L))*h[t]'",
        "grad[W] L == sum(t in 1..T-1) ((ones[n] - h[t].^2) .* (grad[h[t]] L))*x[t]'",
        "jac[h[0]] h[T] == prod(t in 1..T) (diag(ones[n] - h[t].^2)*U)",
      })
  void a_false_gradient_is_refuted(String claim) {
    assertEquals(Status.REFUTED, Goals.last(NETWORK, "show " + claim).verdict());
  }

  @Test
  void every_step_of_backpropagation_is_proved() {
    GoalReport report = Goals.last(NETWORK, "backprop L through h");
    assertEquals(Status.PROVED, report.verdict(), report.toString());
    assertEquals(4, report.results().size());
  }

  @Test
  void a_loss_that_does_not_rest_on_a_state_is_refused() {
    assertEquals(Status.UNDECIDED, Goals.last(NETWORK, "backprop E through h").verdict());
  }
}
