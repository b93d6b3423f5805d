package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.deriv.check.GoalReport;
import org.deriv.check.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Derivatives through networks in which times mix, for a symbolic number of steps. */
class NetworksTest {
  private static final String ATTENTION =
      """
      given x[t] in R[m] for t in 1..T
      given W in R[n,m], U in R[n,n], v in R[n], y in R[n]
      recurrence h[t] = tanh(W*x[t] + U*h[t-1]) for t in 1..T with h[0] = 0
      let s[t] = v'*h[t]
      let a[t] = exp(s[t]) / (sum(j in 1..T) exp(s[j]))
      let c = sum(t in 1..T) a[t]*h[t]
      let L = ||c - y||^2
      """;

  private static final String DECODER =
      """
      given x[t] in R[n] for t in 1..S
      given y[t] in R[n] for t in 1..T
      given U in R[n,n], A in R[n,n], V in R[n,n], C in R[n,n]
      recurrence h[t] = tanh(x[t] + U*h[t-1]) for t in 1..S with h[0] = 0
      let s[t][j] = d[t-1]'*A*h[j]
      let a[t][j] = exp(s[t][j]) / (sum(i in 1..S) exp(s[t][i]))
      let c[t] = sum(j in 1..S) a[t][j]*h[j]
      recurrence d[t] = tanh(V*d[t-1] + C*c[t]) for t in 1..T with d[0] = 0
      let L = sum(t in 1..T) ||d[t] - y[t]||^2
      """;

  private static final String CELLS =
      """
      given x[t] in R[n], y[t] in R[n] for t in 1..T
      given U in R[n,n], V in R[n,n], p in R[n]
      recurrence h[t] = tanh(x[t] + U*h[t-1]) for t in 1..T with h[0] = 0
      recurrence g[t] = tanh(U*h[t] + V*g[t-1]) for t in 1..T with g[0] = 0
      recurrence r[t] = tanh(x[t] + U*r[t-1] + V*r[t-2]) for t in 1..T with r[0] = 0, r[-1] = 0
      recurrence b[t] = tanh(x[t] + V*b[t+1]) for t in T..1 with b[T+1] = 0
      recurrence e[t] = tanh(V*e[t-1]) for t in 1..T with e[0] = h[T]
      """;

  @Test
  void attention_over_time_is_backpropagated_and_proved() {
    GoalReport report = Goals.last(ATTENTION, "backprop L through h");
    assertEquals(Status.PROVED, report.verdict(), report.toString());
    List<String> results = report.results().stream().map(Object::toString).toList();
    assertTrue(
        results.contains(
            "grad[s[t]] L == a[t]*(grad[a[t]] L - (sum(k in 1..T) a[k]*grad[a[k]] L))"),
        results.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grad[c] L == 2*(c - y)",
        "grad[a[t]] L == h[t]'*(grad[c] L) where t >= 1, t <= T",
        "grad[h[T]] L == a[T]*(grad[c] L) + (grad[s[T]] L)*v",
        "grad[h[t]] L == a[t]*(grad[c] L) + (grad[s[t]] L)*v + U'*((ones[n] - h[t+1].^2) .*"
            + " (grad[h[t+1]] L)) where t >= 1, t < T",
        "grad[v] L == sum(t in 1..T) (grad[s[t]] L)*h[t]",
      })
  void what_is_known_of_attention_is_proved(String claim) {
    assertEquals(Status.PROVED, Goals.last(ATTENTION, "show " + claim).verdict());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grad[s[t]] L == a[t]*(grad[a[t]] L) where t >= 1, t <= T",
        "grad[s[t]] L == a[t]*(grad[a[t]] L - (sum(j in 1..T-1) a[j]*(grad[a[j]] L))) where t >= 1,"
            + " t <= T",
        "grad[h[T]] L == a[T]*(grad[c] L)",
        "grad[h[t]] L == a[t]*(grad[c] L) + (grad[s[t]] L)*v + U*((ones[n] - h[t+1].^2) .*"
            + " (grad[h[t+1]] L)) where t >= 1, t < T",
        "grad[h[t]] L == a[t]*(grad[c] L) + (grad[s[t]] L)*v + U'*((ones[n] - h[t].^2) .*"
            + " (grad[h[t+1]] L)) where t >= 1, t < T",
        "grad[v] L == sum(t in 1..T-1) (grad[s[t]] L)*h[t]",
      })
  void a_wrong_derivative_of_attention_is_refuted(String claim) {
    assertEquals(Status.REFUTED, Goals.last(ATTENTION, "show " + claim).verdict());
  }

  @Test
  void a_decoder_that_attends_at_every_step_is_backpropagated_and_proved() {
    assertEquals(Status.PROVED, Goals.last(DECODER, "backprop L through d, h").verdict());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PROVED | grad[a[t][j]] L == h[j]'*(grad[c[t]] L) where t >= 1, t <= T, j >= 1, j <= S",
        "REFUTED | grad[a[t][j]] L == h[t]'*(grad[c[t]] L) where t >= 1, t <= T, t <= S, j >= 1, j"
            + " <= S",
        "REFUTED | grad[h[S]] L == sum(t in 1..T) a[t][S]*(grad[c[t]] L)",
        "REFUTED | grad[d[t]] L == 2*(d[t] - y[t]) + V'*((ones[n] - d[t+1].^2) .* (grad[d[t+1]]"
            + " L)) where t >= 1, t < T",
      })
  void claims_about_the_decoder_are_judged(Status verdict, String claim) {
    assertEquals(verdict, Goals.last(DECODER, "show " + claim).verdict());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let L = ||g[T] - p||^2",
        "let L = sum(t in 1..T) ||r[t] - y[t]||^2",
        "let L = ||h[T] + b[1] - p||^2",
        "let L = sum(t in 1..T) ||e[t] - y[t]||^2",
        "let L = ||h[T] - p||^2 + p'*(sum(t in 1..T) ||h[t] - h[t-1]||^2*y[t])",
        "let k = (sum(t in 1..T) b[t])/T\nlet L = ||k - p||^2",
      })
  void every_step_through_a_network_is_proved(String loss) {
    String state = loss.contains("g[T]") ? "g" : loss.contains("r[t]") ? "r" : "h";
    String through = loss.contains("e[t]") ? "e" : loss.contains("b[t]") ? "b" : state;
    GoalReport report = Goals.last(CELLS, loss + "\nbackprop L through " + through);
    assertEquals(Status.PROVED, report.verdict(), report.toString());
  }

  @Test
  void a_loss_at_a_time_of_its_own_is_no_instance_of_the_recursion() {
    GoalReport report =
        Goals.last(
            CELLS, "assume T >= 3\nlet L = ||h[T] - p||^2 + ||h[2] - p||^2\nbackprop L through h");
    assertEquals(Status.EXACT, report.verdict(), report.toString());
    assertTrue(
        report.stages().stream().anyMatch(stage -> stage.assuming().toString().contains("!= 2")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let k = max(t in 1..T) p'*h[t]\nlet L = k^2\nbackprop L through h",
        "let L = sum(t in 1..T) p'*h[2*t]\nbackprop L through h",
      })
  void what_has_no_recursion_is_refused(String goal) {
    assertEquals(Status.UNDECIDED, Goals.last(CELLS, goal).verdict());
  }
}
