package org.deriv.lang.elaborate;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What people who come from other notations type, and how it is spelled here. */
final class ForeignNames {
  private static final Map<String, String> SPELLINGS =
      Map.ofEntries(
          Map.entry("ones", "`ones[n]`, with its size in brackets"),
          Map.entry("zeros", "`zeros[n]` or `zeros[n,m]`, with its size in brackets"),
          Map.entry("eye", "`I[n]`"),
          Map.entry("identity", "`I[n]`"),
          Map.entry("norm", "`||x||`, `||A||_F`, `||x||_1` or `||x||_oo`"),
          Map.entry("trace", "`tr(A)`"),
          Map.entry("transpose", "`A'`"),
          Map.entry("inverse", "`A^-1` or `inv(A)`"),
          Map.entry("determinant", "`det(A)`"),
          Map.entry("ln", "`log(x)`"),
          Map.entry("sgn", "`sign(x)`"),
          Map.entry("logistic", "`sigmoid(x)`"),
          Map.entry("inner", "`dot(a, b)` or `a'*b`"),
          Map.entry("outer", "`a*b'`"),
          Map.entry("matmul", "`A*B`"),
          Map.entry("hadamard", "`a .* b`"),
          Map.entry("kronecker", "`A kron B`"),
          Map.entry("nabla", "`grad[w] L`"),
          Map.entry("gradient", "`grad[w] L`"),
          Map.entry("jacobian", "`jac[x] f(x)`"),
          Map.entry("hessian", "`hess[w] L`"),
          Map.entry("expectation", "`E[x]`"),
          Map.entry("mathbb_e", "`E[x]`"),
          Map.entry("variance", "`Var[x]`"),
          Map.entry("covariance", "`Cov[x, y]`"),
          Map.entry("cov", "`Cov[x, y]`"),
          Map.entry("prob", "`P[x >= 0]`"),
          Map.entry("eig", "`eigmax(S)` or `eigmin(S)`"),
          Map.entry("lambda_max", "`eigmax(S)`"),
          Map.entry("lambda_min", "`eigmin(S)`"),
          Map.entry("infty", "`oo`"),
          Map.entry("infinity", "`oo`"),
          Map.entry("inf", "`oo`"),
          Map.entry("lse", "`logsumexp(x)`"),
          Map.entry("log_sum_exp", "`logsumexp(x)`"));

  private ForeignNames() {}

  /** How to type it, if the word is known elsewhere. */
  static Optional<String> spelling(String word) {
    return Optional.ofNullable(SPELLINGS.get(word.toLowerCase(Locale.ROOT)));
  }
}
