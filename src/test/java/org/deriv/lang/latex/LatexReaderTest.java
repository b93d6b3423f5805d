package org.deriv.lang.latex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Source;
import org.deriv.lang.Document;
import org.deriv.lang.Reader;
import org.deriv.problem.Goal;
import org.deriv.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LaTeX as people type it. */
class LatexReaderTest {
  private static final String NAMES =
      """
        given X in R[n,d], A in R[n,n], y in R[n], w in R[d], gamma in R, p in R with 0 < p < 1
        given W_f in R[n,n], sigma : R -> R smooth, f : R[n] -> R smooth, T in N
        given h[t] in R[n] for t in 1..T
        random R in R[n,d] iid Bernoulli(p)
        let ybar = mean(y)
        let L = ||y - X*w||^2
        notation W_f "\\mathbf{W}^{(f)}"
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          \\mathbf{X}^\\top\\mathbf y                                      ~ X'*y
          \\lVert \\mathbf y - X w\\rVert_2^2                              ~ ||y - X*w||^2
          \\|A\\|_F + |\\gamma|                                            ~ ||A||_F + abs(gamma)
          \\frac{\\partial L(w)}{\\partial w}                              ~ grad[w] L
          \\nabla_{\\mathbf w} \\left( w^T w \\right)                      ~ grad[w] (w'*w)
          \\sum_{i=1}^{n} (y_i - \\bar y)^2                                ~ sum(i in 1..n) (y[i] - ybar)^2
          \\sum_i \\sum_j X_{ij} w_j                                       ~ sum(i in 1..n) sum(j in 1..d) X[i,j]*w[j]
          \\mathbb{E}_{R}\\left[\\|(X \\odot R) w\\|^2\\right]             ~ E_{R}[||(X .* R)*w||^2]
          \\operatorname{Var}(\\mathbf{R}_{11})                            ~ Var[R[1, 1]]
          \\mathbf{W}^{(f)} h_{t-1} + \\sigma'(y)                          ~ W_f*h[t - 1] + sigma'(y)
          A^{-1} + \\gamma I                                               ~ A^-1 + gamma*I[n]
          e^{-\\gamma} \\log(1 + \\gamma^2)                                ~ exp(-gamma)*log(1 + gamma^2)
          \\mathbf{1}_n^\\top \\frac{1}{2} A \\cdot y                      ~ ones[n]'*(1/2)*A*y
          \\frac{d}{d\\gamma} \\gamma^2                                   ~ diff[gamma] (gamma^2)
          \\frac{\\partial f}{\\partial y}                                 ~ grad[y] f(y)
          \\partial L/\\partial w                                          ~ grad[w] L
          \\nabla_y y^\\top A y                                           ~ grad[y] (y'*A*y)
          \\nabla_w L \\gamma                                             ~ grad[w] L*gamma
          \\langle y, A y\\rangle                                         ~ dot(y, A*y)
          A y \\cdot y                                                    ~ dot(A*y, y)
          \\mathbf{1}^\\top y                                             ~ ones[n]'*y
          \\log|A| + \\ln\\det A                                         ~ log(det(A)) + logdet(A)
          \\tanh^2(\\gamma)                                              ~ tanh(gamma)^2
          \\max\\{0, \\gamma\\}                                          ~ max(0, gamma)
          \\mathbb{1}[\\gamma > 0]                                       ~ cases { 1 if gamma > 0; 0 otherwise }
          \\mathbb{E}_{R \\sim q}[R_{11}]                                ~ E_{R}[R[1,1]]
          (\\mathbb{E} R_{11})^2                                         ~ E[R[1,1]]^2
          \\lambda_{\\max}(A^\\top A)                                   ~ eigmax(A'*A)
          \\left\\{ \\gamma + p \\right\\}                              ~ gamma + p
          \\prod_{i=1}^n y_i \\le \\max_{1 \\leq i \\leq n} y_i             ~ prod(i in 1..n) y[i]
          """)
  void what_people_type_is_what_they_mean(String latex, String meant) {
    String left = latex.contains("\\le ") ? latex : latex + " = " + latex;
    Document read = document("check latex \"\"\"" + left + "\"\"\"");
    Document said = document("check " + meant + " == " + meant);
    assertEquals(List.of(), said.diagnostics());
    assertEquals(List.of(), read.diagnostics());
    assertEquals(line(said), line(read));
  }

  @Test
  void what_cannot_be_read_is_reported_at_its_place_and_the_other_lines_are_read() {
    Document document =
        document("check latex \"\"\"\n    y &= \\foo y \\\\\n      &= y \\text{by magic}\"\"\"");
    Diagnostic diagnostic = document.diagnostics().getFirst();
    int first = 1 + (int) NAMES.lines().count() + 1;
    assertEquals(first + 1, diagnostic.span().line());
    assertEquals(10, diagnostic.span().column());
    Goal.Check check = check(document);
    assertEquals(3, check.lines().size());
    assertTrue(check.lines().get(1).expr().isEmpty());
    assertTrue(check.lines().get(2).expr().isPresent());
    assertEquals("magic", check.links().getLast().claimed().orElse(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          p^n \\to 0 \\text{ as } n \\to \\infty              ~ check p^n -> 0 as n -> oo
          p^n \\xrightarrow{n \\to \\infty} 0                 ~ check p^n -> 0 as n -> oo
          \\lim_{n \\to \\infty} p^n = 0                     ~ check p^n -> 0 as n -> oo
          h_t = h_{t-1} \\text{ for } t \\geq 2              ~ check h[t] == h[t-1] where t >= 2
          A A^{-1} = \\mathbf{I}                             ~ check A*A^-1 == I[n]
          """)
  void what_is_said_of_a_line_is_read(String latex, String meant) {
    Document read = document("check latex \"\"\"" + latex + "\"\"\"");
    Document said = document(meant);
    assertEquals(List.of(), said.diagnostics());
    assertEquals(List.of(), read.diagnostics());
    assertEquals(meaning(check(said)), meaning(check(read)));
  }

  private static List<Object> meaning(Goal.Check check) {
    Goal.Line last = check.lines().getLast();
    Goal.Link link = check.links().getLast();
    return List.of(
        check.lines().getFirst().expr(),
        last.expr(),
        last.context().assumptions(),
        link.relation(),
        link.approach().map(approach -> approach.variable() + " to " + approach.point()));
  }

  @Test
  void words_between_rows_claim_nothing() {
    Document document =
        document(
            "check latex \"\"\"\\begin{align*} p &= p \\\\ \\intertext{so that} &= p"
                + " \\end{align*}\"\"\"");
    assertEquals(List.of(), document.diagnostics());
    assertEquals(3, check(document).lines().size());
  }

  @Test
  void an_entry_is_no_name_that_happens_to_be_spelled_so() {
    Document document = document("given x in R[n], xi in R\n check latex \"\"\"x_i = x_i\"\"\"");
    assertEquals(List.of(), document.diagnostics());
    assertEquals("x[i]", check(document).lines().getFirst().expr().orElseThrow().toString());
  }

  @Test
  void equations_are_joined_by_implications() {
    Goal.Check check =
        check(document("check latex \"\"\" A y = y \\implies A A y = A y \\iff y = 0 \"\"\""));
    assertEquals(2, check.links().size());
    assertEquals("A*y == y", check.lines().getFirst().expr().orElseThrow().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          \\log y y = y            ~ not clear
          y = y + \\cdots + y      ~ dots cannot be read
          y = \\left( y            ~ never closed
          y = y \\\\ A y           ~ how it follows
          \\sum_k \\gamma = 1      ~ from where to where
          \\|y = 1                 ~ never closed
          y^{2                     ~ `{` is never closed
          """)
  void what_is_unclear_is_refused(String latex, String words) {
    String all = document("check latex \"\"\"" + latex + "\"\"\"").diagnostics().toString();
    assertTrue(all.contains(words), all);
  }

  @Test
  void depth_and_length_are_bounded() {
    String deep = "(".repeat(5000) + "y" + ")".repeat(5000);
    assertTrue(document("check latex \"\"\"" + deep + " = y\"\"\"").hasErrors());
    String large = "y + ".repeat(30_000) + "y";
    assertTrue(document("check latex \"\"\"" + large + " = y\"\"\"").hasErrors());
  }

  @Test
  void the_displays_of_a_document_are_checks() {
    Document document =
        Reader.latex(
            new Source("a.tex", "Text.\n\\[ y = y \\]\n% \\[ z \\]\n$$ A y \\le y $$\n\\[ 3 \\]"),
            new Source("a.deriv", "problem p {\n" + NAMES + "}\n"));
    List<Problem.Item> goals =
        document.problems().getFirst().items().stream()
            .filter(Problem.Asked.class::isInstance)
            .toList();
    assertEquals(2, goals.size());
    assertEquals(4, goals.getLast().span().line());
  }

  private static String line(Document document) {
    return check(document).lines().getFirst().expr().orElseThrow().toString();
  }

  private static Goal.Check check(Document document) {
    return document.problems().getFirst().items().getLast() instanceof Problem.Asked asked
            && asked.goal() instanceof Goal.Check check
        ? check
        : new Goal.Check(List.of(), List.of());
  }

  private static Document document(String goal) {
    return Reader.document(new Source("a.deriv", "problem p {\n" + NAMES + "  " + goal + "\n}\n"));
  }
}
