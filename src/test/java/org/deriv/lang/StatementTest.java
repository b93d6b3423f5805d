package org.deriv.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.deriv.diagnostic.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "X in R[n,d]                  ~ Quantity(X, R[n, d], [], [])",
        "k in N                       ~ Quantity(k, N, [], [])",
        "k in Z with k != 0           ~ Quantity(k, Z, [], [k != 0])",
        "i in 1..n                    ~ Quantity(i, 1..n, [], [])",
        "p in R with 0 < p < 1        ~ Quantity(p, R, [], [0 < p < 1])",
        "S in R[d,d] positive definite ~ Quantity(S, R[d, d], [Attribute(POSITIVE_DEFINITE)], [])",
        "Z in R[n,d] full column rank ~ Quantity(Z, R[n, d], [Attribute(FULL_COLUMN_RANK)], [])",
        "y in R[n] with y[i]^2 = 1    ~ Quantity(y, R[n], [], [(y[i] ^ 2) == 1])",
        "f : R[d] -> R smooth convex  ~ Function(f, [R[d]], R, [Attribute(SMOOTH),"
            + " Attribute(CONVEX)], [])",
        "f : R[n], R[m] -> R          ~ Function(f, [R[n], R[m]], R, [], [])",
        "f : R[n] × R[m] -> R[k]      ~ Function(f, [R[n], R[m]], R[k], [], [])",
        "s : R -> R with |s'(a)| <= c ~ Function(s, [R], R, [], [|s'(a)| <= c])",
        "h[0] in R[n]                 ~ Quantity(h[0], R[n], [], [])",
        "Y = [[1,3],[2,4]]            ~ Constant(Y, [[1, 3], [2, 4]])",
        "order in R                   ~ Quantity(order, R, [], [])",
      })
  void given_declares(String text, String declaration) {
    assertEquals("Given([" + declaration + "], [])", Reading.statement("given " + text));
  }

  @Test
  void a_comma_in_a_with_clause_leads_to_a_condition_or_to_the_next_declaration() {
    assertEquals(
        "Given([Quantity(a, R, [], [a > 0, a < b]), Quantity(b, R[n], [], []), Constant(Y, [1])],"
            + " [])",
        Reading.statement("given a in R with a > 0, a < b, b in R[n], Y = [1]"));
  }

  @Test
  void names_before_in_share_all_that_follows() {
    assertEquals(
        "Given([Quantity(x, R[n], [Attribute(NONZERO)], []), Quantity(y, R[n],"
            + " [Attribute(NONZERO)], [])], [])",
        Reading.statement("given x, y in R[n] nonzero"));
  }

  @Test
  void a_sequence_has_a_range() {
    assertEquals(
        "Given([Quantity(x[t], R[m], [], []), Quantity(z[t], R[k], [], [])], [t in 1..T])",
        Reading.statement("given x[t] in R[m], z[t] in R[k] for t in 1..T"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "R in R[n,d] iid Bernoulli(p) ~ Variable(R, R[n, d], [Attribute(IID)],"
            + " Distribution(Bernoulli, [p]), [])",
        "e in R[n] iid Rademacher     ~ Variable(e, R[n], [Attribute(IID)],"
            + " Distribution(Rademacher, []), [])",
        "a in R with symmetric        ~ Variable(a, R, [], -, [ is SYMMETRIC])",
        "h in R[d] with E[h[i]] = 0, uncorrelated ~ Variable(h, R[d], [], -, [E[h[i]] == 0,  is"
            + " UNCORRELATED])",
        "x in R[n] uncorrelated       ~ Variable(x, R[n], [Attribute(UNCORRELATED)], -, [])",
      })
  void random_declares(String text, String variable) {
    assertEquals("Random([" + variable + "], [])", Reading.statement("random " + text));
  }

  @Test
  void a_distribution_may_follow_a_tilde() {
    assertEquals(
        "Random([Variable(x, R[d], [], Distribution(Normal, [mu, S]), [])], [])",
        Reading.statement("random x in R[d] ~ Normal(mu, S)"));
  }

  @Test
  void a_random_sequence_may_have_a_comma_before_its_range() {
    assertEquals(
        "Random([Variable(g[t], R[n], [Attribute(IID)], -, [E[g[t]] == mu])], [t in 1..T])",
        Reading.statement("random g[t] in R[n] iid with E[g[t]] = mu, for t in 1..T"));
  }

  @Test
  void notation_keeps_latex_as_it_is() {
    assertEquals(
        "Notation([Entry(W_f, \\mathbf{W}^{(f)}), Entry(cost, \"c)])",
        Reading.statement("notation W_f \"\\mathbf{W}^{(f)}\", cost \"\\\"c\""));
  }

  @Test
  void let_defines_a_name_with_indices() {
    assertEquals(
        "Let(r[i], (y[i] MINUS (X[i, :] TIMES w)), [])",
        Reading.statement("let r[i] = y[i] - X[i,:]*w"));
  }

  @Test
  void let_may_evaluate_at_a_point() {
    assertEquals(
        "Let(z, (phi where Assignment(eps, 3)), [])",
        Reading.statement("let z = phi where eps = 3"));
  }

  @Test
  void assume_takes_relations_and_properties_of_several() {
    assertEquals(
        "Assume([T >= 2, ((X') TIMES X) is INVERTIBLE, (A TIMES x) != 0, W, h is INDEPENDENT, k in"
            + " N])",
        Reading.statement("assume T >= 2, X'*X invertible, A*x != 0, W, h independent, k in N"));
  }

  @Test
  void several_properties_may_follow_one_another() {
    assertEquals(
        "Assume([B is SYMMETRIC, B is POSITIVE_DEFINITE, x > 0])",
        Reading.statement("assume B symmetric positive definite, x > 0"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "v[t] = a*v[t-1] for t in 1..T with v[0] = 0 ~ "
            + "Recurrence(v[t], (a TIMES v[(t MINUS 1)]), [t in 1..T], [v[0] == 0])",
        "hb[t] = s(hb[t+1]) for t in T..1 ~ Recurrence(hb[t], s(hb[(t PLUS 1)]), [t in T..1], [])",
        "d[t][j] = max(i in 1..N) P[i,j]*d[t-1][i] for t in 1..T ~ Recurrence(d[t][j], MAX[i in"
            + " 1..N]{(P[i, j] TIMES d[(t MINUS 1)][i])}, [t in 1..T], [])",
        "a[i,j] = a[i-1,j] for i in 1..n, j in 1..m with a[0,j] = 1, a[i,0] = 0 ~ Recurrence(a[i,"
            + " j], a[(i MINUS 1), j], [i in 1..n, j in 1..m], [a[0, j] == 1, a[i, 0] == 0])",
      })
  void recurrences_run_forward_and_backward_and_over_several_indices(String text, String sketch) {
    assertEquals(sketch, Reading.statement("recurrence " + text));
  }

  @Test
  void a_text_holds_prose_and_expressions_but_leaves_latex_and_code_alone() {
    assertEquals(
        "Text([Prose(Let $x_{1}$ and `{y}` be {z}: ), Embedded(((x') TIMES y)), Prose(.)])",
        Reading.statement("text \"\"\"Let $x_{1}$ and `{y}` be \\{z\\}: {x'*y}.\"\"\""));
  }

  @Test
  void front_matter_headings_and_comments_are_read() {
    String text =
        """
        # first
        title "T"   # of the sheet
        abstract \"""two
        lines\"""
        problem a "A" { given x in R } problem b { }
        """;
    assertEquals(
        "SourceTree([FrontMatter(TITLE, T), FrontMatter(ABSTRACT, two\nlines)],"
            + " [ProblemTree(a, A, [Given([Quantity(x, R, [], [])], [])]), ProblemTree(b, -, [])])",
        Sketch.of(Parser.program(new Source("t", text)).tree()));
  }

  @Test
  void statements_need_no_line_of_their_own() {
    assertEquals(
        List.of("Let(a, b, [])", "Derive(-, a, [])", "Cost(-, cost, [])"),
        Reading.statements("let a = b derive a cost cost"));
  }

  @Test
  void an_expression_goes_on_over_lines_where_an_operator_asks_for_it() {
    assertEquals(
        List.of("Let(a, (b PLUS cost MINUS text), [])"),
        Reading.statements("let a = b +\n    cost\n    - text"));
  }
}
