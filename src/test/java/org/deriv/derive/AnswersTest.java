package org.deriv.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers stand in the form in which a person would write them. */
class AnswersTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '"',
      textBlock =
          """
          given X in R[n,d], y in R[n], w in R[d] derive grad[w] ||y - X*w||^2 => -2*X'*(y - X*w)
          given X in R[n,d], y in R[n], w in R[d] derive hess[w] ||y - X*w||^2 => 2*X'*X
          given A in R[n,n], x in R[n] derive grad[x] (x'*A*x) => (A + A')*x
          given A in R[n,n] symmetric, x in R[n] derive grad[x] (x'*A*x) => 2*A*x
          given X in R[n,n] assume X invertible derive grad[X] logdet(X) => (X^-1)'
          given A in R[m,n], x in R[n] assume A*x != 0 derive grad[x] ||A*x|| => A'*A*x/||A*x||
          given x in R[n] derive jac[x] softmax(x) => diag(softmax(x)) - softmax(x)*softmax(x)'
          given z in R[k], y in R[k] derive grad[z] (logsumexp(z) - y'*z) => softmax(z) - y
          given X in R[n,d], y in R[n], w in R[d] derive grad[w] (sum(i in 1..n) (X[i,:]*w - y[i])^2) => 2*X'*(X*w - y)
          given X in R[n,n], k in N with k >= 1 derive grad[X] tr(X^k) => k*X'^(k - 1)
          given x in R[n], w in R[n] derive grad[w] (x'*w - 2)^2 => 2*(x'*w - 2)*x
          given x in R[n], w in R[n] derive grad[w] (w'*x - 2)^2 => 2*(w'*x - 2)*x
          given a in R derive grad[a] (a*sigmoid(a)) => sigmoid(a)*(1 + a*(1 - sigmoid(a)))
          given W in R[n,n], X in R[m,n] assume W invertible derive grad[W] (m/2*logdet(W'*W) - 1/2*||X*W'||_F^2) => m*(W^-1)' - W*X'*X
          """)
  void an_answer_is_written_as_by_hand(String statements, String answer) {
    assertEquals(answer, Sample.only(statements).result().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '"',
      textBlock =
          """
          given X in R[n,d] full column rank, w in R[d], s in R with s > 0 random e in R[n] with E[e[i]] = 0, Var[e[i]] = s, uncorrelated derive Var[(X'*X)^-1*X'*(X*w + e)] => s*(X'*X)^-1
          given X in R[n,d], y in R[n], w in R[d], p in R with 0 < p < 1 random R in R[n,d] iid Bernoulli(p) let G = diag(diag(X'*X))^(1/2) derive E[||y - (X .* R)*w||^2] => ||y - p*X*w||^2 + p*(1 - p)*||G*w||^2
          given A in R[n,n] random x in R[n] derive E[x'*A*x] => E[x]'*A*E[x] + tr(A*Var[x])
          given a in R[n] random x in R[n] ~ Normal(zeros[n], I[n]) derive E[x*exp(a'*x)] => exp(1/2*||a||^2)*a
          given r in R with r > 0 random k in R ~ Poisson(r) derive E[k | k > 0] => r/(1 - exp(-r))
          given r in R with r > 0, c in R with c > 0 random x in R ~ Exponential(r) derive P[x > c] => exp(-c*r)
          given f : R -> R smooth, m in R, v in R with v > 0 random x in R ~ Normal(m, v) derive E[x*f(x)] => m*E[f(x)] + v*E[f'(x)]
          given f : R -> R smooth, m in R, v in R with v > 0 random x in R ~ Normal(m, v) derive grad[v] E[f(x)] => 1/2*E[f''(x)]
          given a in R[n], V in R[n,n] positive definite derive grad[a] KL(Normal(a, V), Normal(zeros[n], I[n])) => a
          """)
  void an_expectation_is_written_as_by_hand(String statements, String answer) {
    assertEquals(answer, Sample.only(statements).result().toString());
  }
}
