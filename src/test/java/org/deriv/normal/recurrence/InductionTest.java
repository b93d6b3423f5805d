package org.deriv.normal.recurrence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.deriv.diagnostic.Source;
import org.deriv.expr.Expr;
import org.deriv.lang.Document;
import org.deriv.lang.Reader;
import org.deriv.problem.Goal;
import org.deriv.problem.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What induction proves without looking at numbers, and what it must not. */
class InductionTest {
  private static final String SETTING =
      """
      given g[t] in R for t in 1..T
      given c in R, x in R, beta in R with 0 < beta < 1
      given k in N
      recurrence v[t] = c*v[t-1] + g[t] for t in 1..T with v[0] = 0
      recurrence p[t] = p[t-1] + g[t] for t in 1..T with p[0] = 0
      recurrence f[t] = f[t-1] + f[t-2] for t in 2..T with f[0] = 0, f[1] = 1
      recurrence o[t] = o[t-1] for t in 1..T with o[0] = 1
      recurrence b[t] = c*b[t+1] + g[t] for t in T..1 with b[T+1] = 0
      """;

  private static boolean isProved(String claim) {
    String text = "problem p {\n" + SETTING + "show " + claim + "\n}\n";
    Document document = Reader.document(new Source("test", text));
    List<Problem.Asked> asked =
        document.problems().getFirst().items().stream()
            .filter(Problem.Asked.class::isInstance)
            .map(Problem.Asked.class::cast)
            .toList();
    Expr equation = ((Goal.Show) asked.getFirst().goal()).claim();
    return Induction.prove(asked.getFirst().context(), equation.arg(0), equation.arg(1))
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v[t] == c*v[t-1] + g[t]",
        "v[t+1] == c^2*v[t-1] + c*g[t] + g[t+1]",
        "v[3] == c^2*g[1] + c*g[2] + g[3]",
        "v[t] == sum(s in 1..t) c^(t-s)*g[s]",
        "v[T] == sum(s in 1..T) c^(T-s)*g[s]",
        "b[1] == sum(s in 1..T) c^(s-1)*g[s]",
        "(sum(s in 1..t) f[s]) == f[t+2] - 1",
        "(1-beta)*(sum(s in 1..t) beta^(t-s)) == 1 - beta^t",
        "(sum(s in 1..k+1) x^s) == x^(k+1) + sum(s in 1..k) x^s",
        "o[t] == 1",
      })
  void it_proves_what_holds(String claim) {
    assertEquals(true, isProved(claim));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v[t] == v[t-1] + g[t]",
        "v[t] == sum(s in 1..t) c^(t-s+1)*g[s]",
        "v[t] == sum(s in 0..t-1) c^(t-s)*g[s+1]",
        "v[t] == 0",
        "p[t] == p[t-1]",
        "p[t] == sum(s in 2..t) g[s]",
        "b[1] == sum(s in 1..T) c^s*g[s]",
        "b[t] == c*b[t-1] + g[t]",
        "(sum(s in 1..t) f[s]) == f[t+2]",
        "o[t] == 0",
        "f[t] == t",
        "(sum(s in 1..k+1) x^s) == x^k + sum(s in 1..k) x^s",
        "(sum(s in k..1) x^s) == x^k + sum(s in k-1..1) x^s",
      })
  void it_proves_nothing_false(String claim) {
    assertEquals(false, isProved(claim));
  }
}
