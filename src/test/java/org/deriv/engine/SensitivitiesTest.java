package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deriv.check.GoalReport;
import org.deriv.check.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jacobians, products with them, and Hessians through recurrences. */
class SensitivitiesTest {
  private static final String STATES =
      """
      given x[t] in R[m] for t in 1..T
      given W in R[n,m], U in R[n,n], V in R[n,n], u in R[n], v in R[n]
      recurrence h[t] = tanh(W*x[t] + U*h[t-1]) for t in 1..T
      recurrence g[t] = tanh(V*h[t] + U*g[t-1]) for t in 1..T
      recurrence p[t] = sigmoid(U*q[t-1]) .* p[t-1] for t in 1..T
      recurrence q[t] = tanh(p[t]) for t in 1..T with q[0] = u
      """;

  private static final String LINEAR =
      """
      given a in R, y in R, z0 in R, A in R[n,n], b in R[n], c in R[n]
      recurrence z[t] = a*z[t-1] for t in 1..T with z[0] = z0
      recurrence s[t] = A*s[t-1] + b for t in 1..T with s[0] = c
      let L = (z[T] - y)^2
      let M = ||s[T]||^2
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PROVED | derive jac[h[0]] g[T]",
        "PROVED | derive jac[p[0]] q[T]",
        "PROVED | derive jac[h[s]] h[t]",
        "PROVED | derive jvp[h[0]](h[T], v)",
        "PROVED | derive vjp[h[0]](h[T], u)",
        "PROVED | derive vjp[U](g[T], u)",
        "EXACT | derive jac[x[t]] h[T]",
      })
  void derivatives_are_carried_through_coupled_states(Status verdict, String goal) {
    GoalReport report = Goals.last(STATES, goal);
    assertEquals(verdict, report.verdict(), report.toString());
  }

  /** A product over one step, or none, is not what people write. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jac[h[T]] h[T] | I[n]",
        "jac[h[T-1]] h[T] | diag(ones[n] - h[T].^2)*U",
        "jac[h[T-2]] h[T] | diag(ones[n] - h[T].^2)*U*diag(ones[n] - h[T - 1].^2)*U",
        "jac[z[T]] z[T] | 1",
      })
  void a_few_steps_are_written_out(String jacobian, String value) {
    String recurrence = "recurrence z[t] = tanh(z[t-1]) for t in 1..T\n";
    GoalReport report = Goals.last(STATES + recurrence, "derive " + jacobian);
    assertEquals(value, report.results().getFirst().toString());
    assertEquals(Status.PROVED, report.verdict());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jac[h[0]] g[t] == diag(ones[n] - g[t].^2)*(U*jac[h[0]] g[t-1] + V*jac[h[0]] h[t])",
        "jac[p[0]] q[t] == diag(ones[n] - q[t].^2)*jac[p[0]] p[t]",
        "vjp[h[t]](h[T], u) == U'*((ones[n] - h[t+1].^2) .* vjp[h[t+1]](h[T], u)) where t < T",
      })
  void known_recursions_are_proved(String claim) {
    assertEquals(Status.PROVED, Goals.last(STATES, "show " + claim).verdict());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jac[h[0]] g[t] == diag(ones[n] - g[t].^2)*(U*jac[h[0]] g[t-1] + V*jac[h[0]] h[t-1])",
        "jac[h[0]] g[t] == diag(ones[n] - g[t].^2)*U*jac[h[0]] g[t-1]",
        "vjp[h[t]](h[T], u) == U*((ones[n] - h[t+1].^2) .* vjp[h[t+1]](h[T], u)) where t < T",
        "vjp[h[t]](h[T], u) == U'*((ones[n] - h[t].^2) .* vjp[h[t+1]](h[T], u)) where t < T",
      })
  void wrong_recursions_are_refuted(String claim) {
    assertEquals(Status.REFUTED, Goals.last(STATES, "show " + claim).verdict());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "derive hess[z0] L | 2*a^(2*T)",
        "derive hess[c] M | 2*A'^T*A^T",
      })
  void hessians_of_linear_recurrences_have_closed_forms(String goal, String answer) {
    GoalReport report = Goals.last(LINEAR, goal);
    assertTrue(report.verdict().isAccepted(), report.toString());
    assertEquals(answer, report.results().getLast().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hess[z0] L == 2*a^(2*T-1)", "hess[c] M == 2*A^T*A'^T", "hess[c] M == 2*A'*A"})
  void wrong_hessians_are_refuted(String claim) {
    assertEquals(Status.REFUTED, Goals.last(LINEAR, "show " + claim).verdict());
  }
}
