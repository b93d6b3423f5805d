package org.deriv.lang.elaborate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Source;
import org.deriv.lang.Reader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bounds that are probably mistyped are told; those that mean something are not. */
class HorizonsTest {
  private static List<String> codes(String statement) {
    String text =
        """
        problem p {
          given x[t] in R[m], y[t] in R[n] for t in 1..T
          given W in R[n,m], w in R[d]
        """
            + statement
            + "\n}\n";
    return Reader.document(new Source("test", text)).diagnostics().stream()
        .map(Diagnostic::code)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let L = sum(t in 1..N) ||y[t]||^2",
        "recurrence h[t] = W*x[t] + h[t-1] for t in 1..N with h[0] = 0",
        "derive grad[W] (sum(t in 1..N) y[t]'*W*x[t])",
        "show sum(i in 1..D) w[i]^2 >= 0",
      })
  void an_undeclared_bound_is_told_where_the_terms_end_at_another(String statement) {
    assertEquals(List.of("undeclared-bound"), codes(statement));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let L = sum(t in 1..T) ||y[t]||^2",
        "show sum(k in 1..t) ||y[k]||^2 >= 0",
        "show sum(k in 1..N) k == N*(N+1)/2",
        "given N in N\nshow sum(k in 1..N) ||y[k]||^2 >= 0",
        "recurrence h[t] = h[t-1]/2 for t in 1..N with h[0] = 1",
        "show sum(k in 1..N) ||y[k]||^2 >= 0 where N <= T",
        "given z in R[k]",
      })
  void a_bound_that_means_something_is_not(String statement) {
    assertEquals(List.of(), codes(statement));
  }
}
