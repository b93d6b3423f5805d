package org.deriv.lang.elaborate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written, as an expression with its shape. */
class ExpressionsTest {
  private static final String GIVEN =
      """
      given x in R[n], y in R[n], u in R[d], A in R[n,n], B in R[n,d], Y in R[a,b,c], t in R, k in N
      given sigma : R -> R smooth, f : R[n] -> R smooth, F : R[n] -> R[d], g : R, R -> R, curve : R -> R[n]
      let w = A*x
      """;

  private static Expr expr(String text) {
    return Elaborated.of(GIVEN + "derive " + text).expr();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '"',
      textBlock =
          """
          A*x + y                        ¦ A*x + y                                  ¦ R[n]
          x'*y                           ¦ x'*y                                     ¦ R
          x*y'                           ¦ x*y'                                     ¦ R[n,n]
          A*(x'*y)                       ¦ A*(x'*y)                                 ¦ R[n,n]
          -1/2*x                         ¦ -1/2*x                                   ¦ R[n]
          2/4*x                          ¦ 2/4*x                                    ¦ R[n]
          0.1*x                          ¦ 1/10*x                                   ¦ R[n]
          t'                             ¦ t                                        ¦ R
          x''                            ¦ x                                        ¦ R[n]
          A^-1*x                         ¦ A^-1*x                                   ¦ R[n]
          inv(A)                         ¦ A^-1                                     ¦ R[n,n]
          inv(t)                         ¦ t^-1                                     ¦ R
          A^k                            ¦ A^k                                      ¦ R[n,n]
          diag(x)^(-1/2)                 ¦ diag(x)^(-1/2)                           ¦ R[n,n]
          x.^2                           ¦ x.^2                                     ¦ R[n]
          t.^2                           ¦ t^2                                      ¦ R
          x .* y ./ x                    ¦ x .* y ./ x                              ¦ R[n]
          t .* t                         ¦ t*t                                      ¦ R
          A kron B                       ¦ A kron B                                 ¦ R[n*n,d*n]
          diag(x)                        ¦ diag(x)                                  ¦ R[n,n]
          diag(A)                        ¦ diag(A)                                  ¦ R[n]
          vec(B)                         ¦ vec(B)                                   ¦ R[d*n]
          ||B||_F + ||x||_1 + ||B||_*    ¦ ||B||_F + ||x||_1 + ||B||_*              ¦ R
          |t|                            ¦ abs(t)                                   ¦ R
          dot(x, y)                      ¦ x'*y                                     ¦ R
          dot(B, B)                      ¦ tr(B'*B)                                 ¦ R
          sigma(A*x)                     ¦ sigma(A*x)                               ¦ R[n]
          sigma''(x)                     ¦ sigma''(x)                               ¦ R[n]
          sigmoid'(x)                    ¦ sigmoid'(x)                              ¦ R[n]
          f(A*x)                         ¦ f(A*x)                                   ¦ R
          F(x)                           ¦ F(x)                                     ¦ R[d]
          g(t, 1)                        ¦ g(t, 1)                                  ¦ R
          max(0, x)                      ¦ max(zeros[n], x)                         ¦ R[n]
          max(t, 1)                      ¦ max(t, 1)                                ¦ R
          max(x)                         ¦ max(x)                                   ¦ R
          sum(B)                         ¦ sum(B)                                   ¦ R
          mean(Y, axes = [1,3])          ¦ mean(Y, axes = [1, 3])                   ¦ R[b]
          softmax(x)                     ¦ softmax(x)                               ¦ R[n]
          softmax(B, axis = 2)           ¦ softmax(B, axis = 2)                     ¦ R[n,d]
          logsumexp(B, axis = 2)         ¦ logsumexp(B, axis = 2)                   ¦ R[n]
          B[i,j]                         ¦ B[i, j]                                  ¦ R
          B[i,:]                         ¦ B[i,:]                                   ¦ R[1,d]
          B[i,:][j]                      ¦ B[i,:][j]                                ¦ R
          B[:,j]                         ¦ B[:,j]                                   ¦ R[n]
          x[1..k]                        ¦ x[1..k]                                  ¦ R[k]
          x[2..k+1]                      ¦ x[2..k + 1]                              ¦ R[k]
          Y[i,:,:]                       ¦ Y[i,:,:]                                 ¦ R[b,c]
          (A*x)[i]                       ¦ (A*x)[i]                                 ¦ R
          I[n]*x                         ¦ I[n]*x                                   ¦ R[n]
          ones[n]'*A*basis[n](k)         ¦ ones[n]'*A*basis[n](k)                   ¦ R
          zeros[n,d] + B                 ¦ zeros[n,d] + B                           ¦ R[n,d]
          [1, t, 2]                      ¦ [1, t, 2]                                ¦ R[3]
          [[1, 2], [3, 4]]               ¦ [[1, 2], [3, 4]]                         ¦ R[2,2]
          [[A, B], [B', I[d]]]           ¦ [[A, B], [B', I[d]]]                     ¦ R[d + n,d + n]
          sum(i in 1..n) x[i]*y[i]       ¦ sum(i in 1..n) x[i]*y[i]                 ¦ R
          sum(i in 1..n, j in 1..d) B[i,j] ¦ sum(i in 1..n) sum(j in 1..d) B[i, j]  ¦ R
          sum(j in 1..n if j != i) x[j]  ¦ sum(j in 1..n if j != i) x[j]            ¦ R
          prod(i in 1..k) A              ¦ prod(i in 1..k) A                        ¦ R[n,n]
          argmax(i in 1..n) x[i]         ¦ argmax(i in 1..n) x[i]                   ¦ R
          integral(s in 0..oo) exp(-s)   ¦ integral(s in 0..oo) exp(-s)             ¦ R
          grad[x] f(x)                   ¦ grad[x] f(x)                             ¦ R[n]
          grad[w] f(w)                   ¦ grad[w] f(w)                             ¦ R[n]
          grad[B] sum(B)                 ¦ grad[B] sum(B)                           ¦ R[n,d]
          jac[x] (A*x)                   ¦ jac[x] (A*x)                             ¦ R[n,n]
          hess[x] f(x)                   ¦ hess[x] f(x)                             ¦ R[n,n]
          diff[t] (t*x)                  ¦ diff[t] (t*x)                            ¦ R[n]
          vjp[x](F(x), u)                ¦ vjp[x](F(x), u)                          ¦ R[n]
          jvp[x](F(x), y)                ¦ jvp[x](F(x), y)                          ¦ R[d]
          d[x](A*x)                      ¦ d[x](A*x)                                ¦ R[n]
          differential(A*x)              ¦ d(A*x)                                   ¦ R[n]
          curve'(t)                      ¦ jac[t] curve(t)                          ¦ R[n]
          cases { x if t > 0; y otherwise } ¦ cases { x if t > 0; y otherwise }     ¦ R[n]
          (f(x) where x = 0)             ¦ f(x) where x = zeros[n]                  ¦ R
          (2*q where q = t^2)            ¦ 2*t^2                                    ¦ R
          (sum(i in 1..n) q[i] where q[i] = x[i]^2) ¦ sum(i in 1..n) x[i]^2          ¦ R
          2*pi*exp(1)                    ¦ 2*pi*exp(1)                              ¦ R
          """)
  void an_expression_is_read_as(String text, String meaning, String shape) {
    Expr expr = expr(text);
    String printed = expr.toString();
    assertEquals(meaning + " : " + shape, (printed + " : " + expr.shape()));
  }

  @Test
  void a_downward_product_runs_downwards() {
    Expr product = Elaborated.of("given A in R[n,n]\n derive prod(t in T..1) A^t").expr();
    assertEquals(new Op.Fold(Op.Fold.Kind.PRODUCT, "t", Op.Direction.DOWN), product.op());
  }

  @Test
  void a_declared_name_wins_over_a_built_in_one() {
    Elaborated read = Elaborated.of("given P in R[n,n], E in R\n derive P[i,j]*E");
    assertEquals("P[i, j]*E", read.expr().toString());
  }

  @Test
  void the_long_names_always_work() {
    Elaborated read =
        Elaborated.of(
            "given E in R, I in R[n,n], d in R\n random x in R ~ Normal(0, 1)\n"
                + "derive Expect[x*E]*tr(identity[n]*I) + Prob[x > d]*differential(E)");
    assertEquals("E[x*E]*tr(I[n]*I) + P[x > d]*d(E)", read.expr().toString());
  }

  @Test
  void a_tuple_of_indices_takes_the_values_after_where() {
    Elaborated read =
        Elaborated.of(
            "given P in R[N,N]\n show P[i,j] == max(w[1..2] in 1..N) prod(s in 1..3)"
                + " P[w[s-1], w[s]] where w[0] = i, w[3] = j");
    assertEquals(
        "P[i, j] == max(w[1..2] in 1..N) (prod(s in 1..3) P[w[s - 1], w[s]] where w[0] = i,"
            + " w[3] = j)",
        read.claim().toString());
  }

  @Test
  void a_definition_after_where_must_not_capture_an_index() {
    Elaborated read =
        Elaborated.lenient(
            "given x in R[n], y in R[n]\n"
                + "derive sum(j in 1..n) (sum(i in 1..n) q[i] where q[k] = x[j]*y[k])");
    assertEquals(java.util.List.of(), read.messages());
    assertEquals("sum(j in 1..n) sum(i in 1..n) x[j]*y[i]", read.expr().toString());
    Elaborated clash =
        Elaborated.lenient(
            "given x in R[n], y in R[n]\n" + "derive (sum(j in 1..n) q[j] where q[k] = x[j]*y[k])");
    assertEquals("name-clash", clash.diagnostics().getFirst().code());
  }
}
