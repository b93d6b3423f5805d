package org.deriv.lang.elaborate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.deriv.expr.Declaration;
import org.deriv.expr.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Declarations, assumptions, definitions and recurrences. */
class DeclarationsTest {
  private static List<String> assumptions(String statements) {
    return Elaborated.of(statements + "\n derive 1").assumptions();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          given p in R with 0 < p < 1                       ¦ [0 < p, p < 1]
          given u in R[d] nonzero                           ¦ [u nonzero]
          given Q in R[n,n] orthogonal                      ¦ [Q orthogonal]
          given Z in R[n,d] full column rank                ¦ [Z full column rank]
          given A in R[n,n] full rank                       ¦ [A invertible]
          given A in R[n,d] full rank                       ¦ [rank(A) == min(n, d)]
          given S in R[n,n] positive definite               ¦ [S positive definite]
          given S in R[n,n] skew symmetric                  ¦ [S' == -S]
          given S in R[n,n] idempotent                      ¦ [S*S == S]
          given s in R[n] with s[i] > 0                     ¦ [s[i] > 0]
          given s in R[n] positive                          ¦ [s > zeros[n]]
          given k in 1..9                                   ¦ [1 <= k, k <= 9]
          given sigma : R -> R smooth with |sigma'(a)| <= 1 ¦ [sigma smooth, abs(sigma'(a)) <= 1]
          given f : R[n] -> R with f(z) >= 0                ¦ [f(z) >= 0]
          given f : R[n] -> R differentiable                ¦ []
          given s : R -> R even                             ¦ [s(-a) == s(a)]
          given s : R -> R odd                              ¦ [s(-a) == -s(a)]
          given s : R -> R increasing                       ¦ [s(a), a increasing]
          given x[t] in R[n] with ||x[t]|| <= 1 for t in 1..T ¦ [||x[t]|| <= 1]
          given h[0] in R[n] with h[0] >= 0                 ¦ [h[0] >= zeros[n]]
          random a in R[d] with symmetric, E[a[i]] = 0      ¦ [a symmetric distribution, E[a[i]] == 0]
          random h in R[d] with Var[h[i]] = 1, uncorrelated ¦ [Var[h[i]] == 1, h uncorrelated]
          random x in R[d] with E[x] = 0, Cov[x] = I[d]     ¦ [E[x] == zeros[d], Var[x] == I[d]]
          """)
  void what_is_said_of_a_name_is_assumed(String statement, String assumed) {
    assertEquals(assumed, assumptions(statement).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          T >= 2                     ¦ [T >= 2]
          X'*X invertible            ¦ [X'*X invertible]
          X*w != 0                   ¦ [X*w != zeros[n]]
          W, h independent           ¦ [W, h independent]
          n in N                     ¦ [n integer, n >= 0]
          ||w|| > 0 => tr(X'*X) > 0  ¦ [(||w|| > 0) => (tr(X'*X) > 0)]
          """)
  void a_condition_is_assumed(String condition, String assumed) {
    String given =
        "given X in R[n,d], w in R[d], x[t] in R for t in 1..T\n random W in R ~ Normal(0, 1), h in"
            + " R ~ Normal(0, 1)\n assume ";
    assertEquals(assumed, assumptions(given + condition).toString());
  }

  @Test
  void an_expectation_of_a_new_name_declares_it_and_makes_the_sequence_random() {
    Elaborated read = Elaborated.of("given g[t] in R[n]\n assume E[g[t]] = mu\n derive mu");
    assertEquals(Shape.vector(org.deriv.expr.Dim.of("n")), read.expr().shape());
    assertTrue(read.declaration("g") instanceof Declaration.Random);
    assertEquals(List.of("E[g[t]] == mu"), read.assumptions());
  }

  @Test
  void a_general_argument_gives_way_to_a_later_declaration_of_its_name() {
    List<String> assumed =
        assumptions("given sigma : R -> R with |sigma'(a)| <= 1, a in R with a > 0");
    assertEquals(List.of("abs(sigma'(a_1)) <= 1", "a > 0"), assumed);
  }

  @Test
  void a_size_is_declared_by_its_use_and_is_a_number() {
    Elaborated read = Elaborated.of("given x in R[n]\n derive x/n");
    assertTrue(read.declaration("n") instanceof Declaration.Dimension);
  }

  @Test
  void a_size_may_be_said_to_be_natural_afterwards() {
    assertEquals(List.of("n >= 2"), assumptions("given x in R[n], n in N with n >= 2"));
  }

  @Test
  void a_literal_is_a_definition() {
    Elaborated read = Elaborated.of("given Y = [[1,3,2],[1,2,3]]\n derive Y");
    assertTrue(read.declaration("Y") instanceof Declaration.Let);
    assertEquals("R[2,3]", read.expr().shape().toString());
  }

  @Test
  void a_let_with_a_free_index_depends_on_it() {
    Elaborated read = Elaborated.of("given x in R[n]\n let s = x[i]^2\n derive s + s[3]");
    assertEquals("s[i] + s[3]", read.expr().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          h[t] = W*sigmoid(h[t-1]) + U*x[t] for t in 1..T              ¦ R[n]
          h[t] = sigmoid(W*h[t-1]) for t in 1..T                       ¦ R[n]
          h[t] = W*h[t-1] for t in 1..T with h[0] = I[n]               ¦ R[n,n]
          h[t] = 1/2*h[t-1] + ||x[t]||^2 for t in 1..T                 ¦ R
          h[t] = h[t-1]/2 for t in 1..T                                ¦ R
          h[t] = h[t+1] + W'*U*x[t] for t in T..1 with h[T+1] = 0      ¦ R[n]
          h[t][j] = max(i in 1..n) W[i,j]*h[t-1][i] for t in 1..T      ¦ R[n]
          h[t][j] = h[t-1][j]^2 for t in 1..T, j in 1..m               ¦ R[m]
          """)
  void the_shape_of_a_recurrence_follows(String recurrence, String shape) {
    Elaborated read =
        Elaborated.of(
            "given W in R[n,n], U in R[n,m], x[t] in R[m]\n recurrence "
                + recurrence
                + "\n derive h[2]");
    assertEquals(shape, read.expr().shape().toString());
  }

  @Test
  void a_start_gives_the_shape() {
    Elaborated read =
        Elaborated.of(
            "given h[0] in R[n]\n recurrence h[t] = h[t-1]/2 for t in 1..T\n derive h[2]");
    assertEquals("R[n]", read.expr().shape().toString());
  }

  @Test
  void a_recurrence_for_the_next_term_is_one_for_this_term() {
    Elaborated read =
        Elaborated.of(
            "given A in R[n,n]\n recurrence w[t+1] = w[t] - A*w[t] for t in 0..T-1\n derive w[1]");
    assertTrue(read.declaration("w") instanceof Declaration.Recurrence);
    Declaration.Recurrence recurrence = (Declaration.Recurrence) read.declaration("w");
    assertEquals(
        "w[t - 1] - A*w[t - 1] for 1..T",
        recurrence.body() + " for " + recurrence.time().first() + ".." + recurrence.time().last());
  }

  @Test
  void definitions_may_depend_on_each_other_through_time() {
    Elaborated read =
        Elaborated.of(
            """
            given W in R[n,m], U in R[n,n], b in R[n], x[t] in R[m]
            recurrence c[t] = f[t] .* c[t-1] + tanh(W*x[t]) for t in 1..T with c[0] = 0
            let f[t] = sigmoid(U*h[t-1] + b)
            recurrence h[t] = f[t] .* tanh(c[t]) for t in 1..T with h[0] = 0
            derive h[1]
            """);
    assertEquals("R[n]", read.expr().shape().toString());
    assertEquals(5, read.problem().items().size());
  }

  @Test
  void definitions_without_a_start_are_circular() {
    Elaborated read = Elaborated.lenient("let a[t] = b[t] + 1\n let b[t] = a[t] - 1\n derive a[1]");
    assertEquals(
        List.of(
            "circular-definition: `a` is defined by itself",
            "circular-definition: `b` is defined by itself"),
        read.messages());
  }
}
