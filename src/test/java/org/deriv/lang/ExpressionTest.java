package org.deriv.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "f(x)'                       ~ (f(x)')",
        "x'[i]                       ~ (x')[i]",
        "A'^2                        ~ ((A') ^ 2)",
        "a^b^c                       ~ (a ^ (b ^ c))",
        "a^-b^c                      ~ (a ^ (-(b ^ c)))",
        "a.^b^c                      ~ (a .^ (b ^ c))",
        "-a^2                        ~ (-(a ^ 2))",
        "A^-1*b                      ~ ((A ^ (-1)) TIMES b)",
        "-a*b                        ~ ((-a) TIMES b)",
        "a*-b                        ~ (a TIMES (-b))",
        "a/b*c                       ~ (a DIVIDE b TIMES c)",
        "a .* b ./ c kron d          ~ (a HADAMARD b ELEMENTWISE_DIVIDE c KRONECKER d)",
        "a - b + c*d                 ~ (a MINUS b PLUS (c TIMES d))",
        "a - (b - c)                 ~ (a MINUS (b MINUS c))",
        "grad[x] f(x) * c            ~ (GRAD[x]{f(x)} TIMES c)",
        "grad[x] f(x)^2              ~ GRAD[x]{(f(x) ^ 2)}",
        "-grad[x] f                  ~ (-GRAD[x]{f})",
        "grad[x] ||A*x||             ~ GRAD[x]{TWO||(A TIMES x)||}",
        "jac[h[0]] h[T]              ~ JAC[h[0]]{h[T]}",
        "hess[x] (f + g)             ~ HESS[x]{(f PLUS g)}",
        "grad[x] grad[y] f           ~ GRAD[x]{GRAD[y]{f}}",
        "diff[t] x[t] + 1            ~ (DIFF[t]{x[t]} PLUS 1)",
        "u'*grad[u] L                ~ ((u') TIMES GRAD[u]{L})",
        "sum(i in 1..n) a[i]*b + c   ~ (SUM[i in 1..n]{(a[i] TIMES b)} PLUS c)",
        "c*sum(i in 1..n) a[i]*b     ~ (c TIMES SUM[i in 1..n]{(a[i] TIMES b)})",
        "-sum(i in 1..n) a/b         ~ (-SUM[i in 1..n]{(a DIVIDE b)})",
        "sum(i in 1..n) -a*b         ~ SUM[i in 1..n]{((-a) TIMES b)}",
        "(sum(i in 1..n) a)*b        ~ (SUM[i in 1..n]{a} TIMES b)",
        "prod(i in 1..n) sum(j in 1..m) a ~ PROD[i in 1..n]{SUM[j in 1..m]{a}}",
        "grad[x] sum(i in 1..n) a*b  ~ GRAD[x]{SUM[i in 1..n]{(a TIMES b)}}",
      })
  void operators_bind_as_the_table_says(String text, String sketch) {
    assertEquals(sketch, Reading.expression(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "0.1 + .5 + 1e-3             ~ (0.1 PLUS 0.5 PLUS 0.001)",
        "sigma'(a) + sigma''(a)      ~ (sigma'(a) PLUS sigma''(a))",
        "vjp[x](f, ybar)             ~ vjp[x](f, ybar)",
        "d[x](e) + d(e)              ~ (d[x](e) PLUS d(e))",
        "basis[n](i)                 ~ basis[n](i)",
        "h[t][i]                     ~ h[t][i]",
        "A[1..k,:]                   ~ A[1..k, :]",
        "[[1,2],[3,4]]               ~ [[1, 2], [3, 4]]",
        "[[[1]]]                     ~ [[[1]]]",
        "mean(Y, axes = [1,3])       ~ mean(Y, axes = [1, 3])",
        "softmax(S, axis = 2)        ~ softmax(S, axis = 2)",
        "max(0, x)                   ~ max(0, x)",
        "max(i in 1..n) x[i]         ~ MAX[i in 1..n]{x[i]}",
        "argmax(i in 1..n) x[i]      ~ ARGMAX[i in 1..n]{x[i]}",
        "sum(i in 1..n, j in 1..m) a ~ SUM[i in 1..n, j in 1..m]{a}",
        "sum(j in 1..d if j != i) a  ~ SUM[j in 1..d if j != i]{a}",
        "max(w[1..T] in 1..N) p(w)   ~ MAX[w[1..T] in 1..N]{p(w)}",
        "integral(x in -oo..oo) f(x) ~ INTEGRAL[x in (-oo)..oo]{f(x)}",
        "E[x | y > 0, z]             ~ E[x | y > 0, z]",
        "E_{R,S}[x]                  ~ E_{R, S}[x]",
        "P[x > 0]                    ~ P[x > 0]",
        "P[i,j]                      ~ P[i, j]",
        "Cov[a, b]                   ~ Cov[a, b]",
        "||A||_F + ||x||_1           ~ (FROBENIUS||A|| PLUS ONE||x||)",
        "||x||_oo * ||A||_*          ~ (INFINITY||x|| TIMES NUCLEAR||A||)",
        "||x||*||y||                 ~ (TWO||x|| TIMES TWO||y||)",
        "|a - b| * |c|               ~ (|(a MINUS b)| TIMES |c|)",
        "| ||x|| - ||y|| |           ~ |(TWO||x|| MINUS TWO||y||)|",
        "|||x||-||y|||               ~ |(TWO||x|| MINUS TWO||y||)|",
        "E[|x| | |y| > 1]            ~ E[|x| | |y| > 1]",
        "(e where x = a, y[1] = b)   ~ (e where Assignment(x, a), Assignment(y[1], b))",
        "f(e where x = a, b)         ~ f((e where Assignment(x, a)), b)",
      })
  void every_form_of_the_language_is_read(String text, String sketch) {
    assertEquals(sketch, Reading.expression(text));
  }

  @Test
  void cases_have_values_with_conditions_and_one_without() {
    assertEquals(
        "cases[Branch(a, [x > 0, x < 1]), Branch((-b), [x == 0]), Branch(c, [])]",
        Reading.expression("cases { a if x > 0, x < 1; -b if x == 0; c otherwise; }"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "λ*Σ + σ'(α) + ε              ~ lambda*Sigma + sigma'(alpha) + epsilon",
        "x ⊙ y ∘ z                    ~ x .* y .* z",
        "A ⊗ B ⊘ C · D                ~ A kron B ./ C * D",
        "‖x‖                          ~ ||x||",
        "xᵀ*A⁻¹ᵀ*y²                   ~ x'*(A^-1)'*y^2",
        "∑(i ∈ 1..n) ∏(j ∈ 1..m) a    ~ sum(i in 1..n) prod(j in 1..m) a",
        "∇[x] f(x)                    ~ grad[x] f(x)",
        "𝔼[x] − ∞                     ~ E[x] - oo",
        "𝔼_{r}[P[a ≤ b ≠ c ≥ d → e]]  ~ E_{r}[P[a <= b != c >= d -> e]]",
        "x₁₂ + λ₁                     ~ x_12 + lambda_1",
      })
  void a_unicode_sign_is_its_ascii_twin(String sign, String ascii) {
    assertEquals(Reading.expression(ascii), Reading.expression(sign));
  }

  @Test
  void keywords_are_ordinary_names_in_expressions() {
    assertEquals(
        "((cost TIMES text) PLUS by(as) PLUS limit[with] MINUS order MINUS max MINUS rules)",
        Reading.expression("cost*text + by(as) + limit[with] - order - max - rules"));
  }

  @Test
  void grad_is_an_entry_of_a_matrix_where_no_operand_follows() {
    assertEquals("(grad[i] TIMES 2)", Reading.expression("grad[i]*2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A^-1'", "x^k'", "2.^x'"})
  void a_transpose_of_an_exponent_alone_is_refused(String text) {
    assertEquals(List.of("ambiguous-transpose"), Reading.expressionErrors(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2(x)", "(a + b)(c)", "f(x)(y)", "||x||(y)"})
  void only_names_are_applied_to_arguments(String text) {
    assertEquals(List.of("not-a-function"), Reading.expressionErrors(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "2x", "a +", "(a", "a)", "[a, b", "||a|", "a == b", "f(:)"})
  void what_is_no_expression_is_reported_once(String text) {
    assertEquals(1, Reading.expressionErrors(text).size());
  }
}
