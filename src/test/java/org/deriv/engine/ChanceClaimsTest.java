package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.deriv.check.Status;
import org.deriv.diagnostic.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** True and false claims about quantities of which little is assumed. */
final class ChanceClaimsTest {
  private static final String SETTING =
      """
      problem test {
        given  m in R, v in R with v > 0, p in R with 0 < p < 1, w in R[n], A in R[n,n]
        given  f : R -> R smooth
        random x in R[n] with E[x[i]] = m, Var[x[i]] = v, uncorrelated
        random s in R[n] with symmetric, E[s[i]] = 0, Var[s[i]] = 1, uncorrelated
        random a in R, b in R, c in R, u in R, z in R with E[z] = 0
        random r in R[n] iid Bernoulli(p), g in R ~ Normal(m, v), h in R[n] ~ Normal(zeros[n], I[n])
        assume a, b independent, u, z uncorrelated
        show   %s
      }
      """;

  private static Status verdict(String claim) {
    return new Engine()
        .compile(new Source("test.deriv", SETTING.replace("%s", claim)), Options.STANDARD)
        .report()
        .problems()
        .getFirst()
        .goals()
        .getFirst()
        .verdict();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "E[x[1]^2*x[n]^2] == (m^2 + v)^2",
        "E[u^2*z] == 0",
        "E[u^2*z^2] == E[u^2]*E[z^2]",
        "E[f(u)*z] == 0",
        "E[abs(u)*z] == 0",
        "Var[u*z] == Var[u]*Var[z]",
        "Var[a*b] == Var[a]*Var[b]",
        "E[a*c] == E[a]*E[c]",
        "E[f(a)] == f(E[a])",
        "E[exp(a)] == exp(E[a] + Var[a]/2)",
        "E[(a - E[a])^4] == 3*Var[a]^2",
        "P[a > E[a]] == 1/2",
        "E[abs(z)] == 2*E[relu(z)] + 1",
        "E[s[1]^2*s[n]] == E[s[1]^2]",
        "E[relu(x[1])^2] == 1/2*E[x[1]^2]",
        "Var[a + c] == Var[a] + Var[c]",
        "E[r .* r] == p^2*ones[n]",
        "Var[w'*r] == p*(1 - p)*sum(w)^2",
        "E[g^4] == 3*v^2",
        "E[g*f(g)] == v*E[f'(g)]",
        "grad[v] E[f(g)] == E[f''(g)]",
        "KL(Normal(m, v), Normal(0, 1)) == 1/2*(m^2 + v - log(v))",
        "E[h*h'*A*h*h'] == A + A'",
        "E[relu(g)] == relu(m)",
        "P[g > m + 1] == 1/2",
        "E[g | g > m] == m",
      })
  void a_false_claim_is_refuted(String claim) {
    assertEquals(Status.REFUTED, verdict(claim));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "E[u*z] == 0",
        "Var[u + z] == Var[u] + Var[z]",
        "E[a^2*b^2] == E[a^2]*E[b^2]",
        "E[f(a)*b] == E[f(a)]*E[b]",
        "Var[a + c] == Var[a] + Var[c] + 2*Cov[a, c]",
        "Var[a*b] == Var[a]*Var[b] + Var[a]*E[b]^2 + Var[b]*E[a]^2",
        "E[sum(x)^2] == n*v + n^2*m^2",
        "E[x'*A*x] == v*tr(A) + m^2*sum(A)",
        "E[relu(s[1])^2] == 1/2",
        "E[s[1]^3] == 0",
        "Var[w'*r] == p*(1 - p)*||w||^2",
        "P[r[1] == 0] == 1 - p",
        "E[g*f(g)] == m*E[f(g)] + v*E[f'(g)]",
        "grad[m] E[f(g)] == E[f'(g)]",
        "grad[m] E[f(g)] == E[f(g)*(g - m)]/v",
        "E[h*h'*A*h*h'] == A + A' + tr(A)*I[n]",
        "E[exp(w'*h)] == exp(||w||^2/2)",
        "E[h*exp(w'*h)] == exp(||w||^2/2)*w",
        "E[(grad[m] logpdf(Normal(m, v), g))^2] == 1/v",
        "E[logpdf(Normal(m, v), g)] == -entropy(Normal(m, v))",
        "E[a | b] == E[a]",
        "E[E[a*b | b]] == E[a*b]",
      })
  void a_true_claim_is_proved(String claim) {
    assertEquals(Status.PROVED, verdict(claim));
  }

  @ParameterizedTest
  @ValueSource(strings = {"E[a | c] == E[a]", "E[u | z > 0] == E[u]", "E_{a}[a*c] == E[a]*c"})
  void what_depends_in_an_unknown_way_is_not_accepted(String claim) {
    assertTrue(List.of(Status.UNDECIDED, Status.REFUTED).contains(verdict(claim)));
  }
}
