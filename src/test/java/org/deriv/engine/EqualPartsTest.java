package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.deriv.check.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proofs that look inside: equal parts, sums counted otherwise, images under functions. */
class EqualPartsTest {
  private static final String GIVEN =
      """
      given W in R[n,n], b in R[n], h0 in R[n], f : R -> R smooth
      given A in R[n,n], X in R[n,n], k in N with k >= 2
      given p in R[n] with p > 0, a in R, c in R with c > 0, x in R with x > 0, y in R
      given r in R with 0 < r < 1, v in R[n]
      recurrence h[t] = W*f(h[t-1]) + b for t in 1..T with h[0] = h0
      recurrence g[t] = f(W*g[t-1] + b) for t in 1..T with g[0] = f(h0)
      recurrence m[t] = r*m[t-1] + (1 - r)*v for t in 1..T with m[0] = h0
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        // equal parts, by induction
        "f(W*f(h[t-1]) + b) == f(W*g[t-1] + b) ~ PROVED",
        "f(W*f(h[t-1]) + b) == f(W*h[t-1] + b) ~ REFUTED",
        // sums counted the other way round
        "sum(i in 1..k) X^(i-1)*A*X^(k-i) == sum(i in 0..k-1) X^(k-1-i)*A*X^i ~ PROVED",
        "sum(i in 1..k) X^i*A*X^(k-i) == sum(i in 0..k-1) X^(k-1-i)*A*X^i ~ REFUTED",
        // functions that take no value twice
        "log(x) == a => x == exp(a) ~ PROVED",
        "x^2 == c => x == sqrt(c) ~ PROVED",
        "y^2 == c => y == sqrt(c) ~ REFUTED",
        "2*x - c/x^2 == 0 => x == (c/2)^(1/3) ~ PROVED",
        "sign(y) == 1 => y == 1 ~ REFUTED",
        // what is assumed to be 0, times anything
        "sum(p) == 1 => (a + b[1])*sum(p) - a == b[1] ~ PROVED",
        "sum(p) == 1 => (a + b[1])*sum(p) - a == b[1]*a ~ REFUTED",
        // geometric sums of another ratio
        "sum(i in 1..k) r^(2*k - 2*i) == (1 - r^(2*k))/(1 - r^2) ~ PROVED",
        "sum(i in 1..k) r^(2*k - 2*i) == (1 - r^k)/(1 - r^2) ~ REFUTED",
        // limits through closed forms
        "m[t] -> v as t -> oo ~ PROVED",
        "m[t] -> h0 as t -> oo ~ REFUTED",
      })
  void a_claim_is_judged(String claim, Status status) {
    assertEquals(status, Goals.last(GIVEN, "show " + claim).verdict());
  }
}
