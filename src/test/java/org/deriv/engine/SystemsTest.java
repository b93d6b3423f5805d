package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deriv.check.GoalReport;
import org.deriv.check.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recurrences that are affine in one another, solved as one. */
class SystemsTest {
  private static final String SYSTEMS =
      """
      given A in R[n,n], b in R[n], alpha in R, eta in R, beta in R
      given a[t] in R for t in 1..T
      recurrence v[t] = alpha*v[t-1] - eta*(A*w[t-1] - b) for t in 1..T with v[0] = 0
      recurrence w[t] = w[t-1] + v[t] for t in 1..T
      recurrence p[t] = alpha*p[t-1] + beta*q[t-1] for t in 1..T
      recurrence q[t] = p[t-1] + eta*q[t-1] for t in 1..T
      recurrence f[t] = alpha*f[t-1] + beta*f[t-2] for t in 2..T
      recurrence r[t] = a[t]*r[t-1] + s[t-1] for t in 1..T
      recurrence s[t] = r[t-1] for t in 1..T
      given P in R[N,N] with P[i,j] >= 0
      given C in R[N,N]
      recurrence best[t][j] = max(i in 1..N) P[i,j]*best[t-1][i] for t in 1..T with best[0] = basis[N](1)
      recurrence cheap[t][j] = min(i in 1..N) (C[i,j] + cheap[t-1][i]) for t in 1..T with cheap[0] = 0
      recurrence any[t][j] = max(i in 1..N) C[i,j]*any[t-1][i] for t in 1..T
      recurrence c[t] = sin(c[t-1]) + d[t-1] for t in 1..T
      recurrence d[t] = c[t-1] for t in 1..T
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unroll p[t] | ([[alpha, beta], [1, eta]]^t*[p[0], q[0]])[1]",
        "unroll f[t] | ([[alpha, beta], [1, 0]]^(t - 1)*[f[1], f[0]])[1]",
        "unroll w[t] | ([[I[n] - eta*A, alpha*I[n]], [-eta*A, alpha*I[n]]]^t*[[w[0]],"
            + " [zeros[n]]] + (sum(k in 1..t) [[I[n] - eta*A, alpha*I[n]], [-eta*A,"
            + " alpha*I[n]]]^(t - k))*[[eta*b], [eta*b]])[1..n]",
        "unroll r[t] | ((prod(j in t..1) M[j])*[r[0], s[0]])[1]",
      })
  void a_system_has_a_closed_form(String goal, String answer) {
    GoalReport report = Goals.last(SYSTEMS, goal);
    assertTrue(report.verdict().isAccepted(), report.toString());
    assertEquals(answer, report.results().getLast().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f[t] == ([[alpha, beta], [1, 0]]^t*[f[1], f[0]])[1]",
        "f[t] == ([[alpha, beta], [1, 0]]^(t-1)*[f[0], f[1]])[1]",
        "p[t] == ([[alpha, 1], [beta, eta]]^t*[p[0], q[0]])[1]",
        "p[t] == ([[alpha, beta], [1, eta]]^t*[p[0], q[0]])[2]",
      })
  void a_false_twin_is_refuted(String claim) {
    assertEquals(Status.REFUTED, Goals.last(SYSTEMS, "show " + claim).verdict());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unroll best[t][j] | max(path[0..t - 1] in 1..N) (basis[N](1)[path[0]]*(prod(k in 1..t)"
            + " P[path[k - 1], path[k]]) where path[t] = j)",
        "unroll cheap[T][2] | min(path[0..T - 1] in 1..N) (sum(k in 1..T) C[path[k - 1], path[k]]"
            + " where path[T] = 2)",
      })
  void a_recurrence_over_predecessors_is_about_all_paths(String goal, String answer) {
    GoalReport report = Goals.last(SYSTEMS, goal);
    assertEquals(Status.PROVED, report.verdict(), report.toString());
    assertEquals(answer, report.results().getLast().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"unroll c[t]", "unroll any[t][j]"})
  void what_is_not_affine_is_refused(String goal) {
    assertEquals(Status.UNDECIDED, Goals.last(SYSTEMS, goal).verdict());
  }
}
