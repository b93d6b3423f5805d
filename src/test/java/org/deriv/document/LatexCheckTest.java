package org.deriv.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatexCheckTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a^2+b^2=c^2",
        "\\frac{1}{2}\\sum_{i=1}^{n} x_i'",
        "\\left\\{ x \\middle| y \\right\\}",
        "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}",
        "\\begin{array}{l|r} a & b \\end{array}",
        "\\begin{cases} 1 & \\text{if } x>0 \\\\ 0 & \\text{else} \\end{cases}",
        "\\sum_{\\substack{i=1 \\\\ i\\neq j}}^n a_i",
        "\\mathop{\\mathrm{arg\\,max}}\\limits_{x} f(x)",
        "\\sqrt[3]{x}\\xrightarrow[a]{b}",
        "\\textcolor{red}{x}",
        "\\bigl( a + b \\bigr)",
        "\\mathbb{E}[X]\\in\\mathcal{B}",
        "\\text{50\\% of cases, naïvely}",
        "f'' _ 2 ^ {3}"
      })
  void what_both_engines_set_alike_is_allowed(String latex) {
    assertEquals(Optional.empty(), LatexCheck.problem(latex));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\input{/etc/passwd}",
        "\\newcommand{\\x}{y}",
        "\\def\\x{y}",
        "\\includegraphics{x}",
        "\\hspace{99cm}",
        "\\rule{1cm}{1cm}",
        "\\sum\\nolimits_i",
        "\\sum\\limits_i",
        "\\mathbb{1}",
        "\\color{red} x",
        "\\textcolor{hotpink}{x}",
        "\\begin{tikzpicture}\\end{tikzpicture}",
        "\\begin{align*} a \\end{align*}",
        "\\begin{array}{p{3cm}} a \\end{array}",
        "a \\\\ b",
        "{a \\\\ b}",
        "\\begin{aligned} a \\\\[6pt] b \\end{aligned}",
        "a & b",
        "x^a^b",
        "x_a_b",
        "x^2'",
        "\\frac{a}{b",
        "\\frac{a}",
        "a}",
        "\\left( a",
        "\\left( a \\right",
        "a \\right)",
        "\\middle| a",
        "\\begin{pmatrix} a \\end{bmatrix}",
        "\\begin{pmatrix} a",
        "a $ b",
        "a % b",
        "#1",
        "α",
        "𝔼",
        "\\text{$x$}",
        "\\text{\\input x}",
        "\\text{a",
        "x^",
        "x^^2",
        "\\hat",
        "\\left x",
        "\\"
      })
  void everything_else_is_refused(String latex) {
    assertTrue(LatexCheck.problem(latex).isPresent());
  }

  @Test
  void the_place_of_a_problem_is_known() {
    LatexProblem problem = LatexCheck.problem("a + \\input{x}").orElseThrow();

    assertEquals(
        "\\input",
        "a + \\input{x}".substring(problem.offset(), problem.offset() + problem.length()));
  }

  @Test
  void the_message_names_the_command() {
    assertEquals(
        "`\\input` is not allowed in a formula",
        LatexCheck.problem("\\input{x}").orElseThrow().message());
  }

  @Test
  void a_formula_that_is_too_long_is_refused() {
    assertTrue(LatexCheck.problem("a".repeat(LatexCheck.LONGEST + 1)).isPresent());
  }

  @Test
  void groups_that_are_too_deep_are_refused() {
    String latex = "{".repeat(5_000) + "}".repeat(5_000);

    assertTrue(LatexCheck.problem(latex).orElseThrow().message().contains("deep"));
  }

  @Test
  void fractions_that_are_too_deep_are_refused() {
    String latex = "\\frac{1}{".repeat(500) + "x" + "}".repeat(500);

    assertTrue(LatexCheck.problem(latex).isPresent());
  }

  @Test
  void scripts_without_braces_do_not_nest_without_end() {
    String latex = "\\hat".repeat(5_000) + "x";

    assertTrue(LatexCheck.problem(latex).isPresent());
  }
}
