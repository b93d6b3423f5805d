package org.deriv.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.deriv.document.Formula.Break;
import org.deriv.document.Formula.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
  private static List<String> pieces(String latex) {
    return Formula.of(latex).segments().stream().map(Segment::latex).toList();
  }

  @Test
  void a_formula_is_cut_at_relations_and_sums() {
    assertEquals(List.of("a", "=b", "+c", "-d"), pieces("a=b+c-d"));
  }

  @Test
  void a_sign_is_no_place_to_break() {
    assertEquals(List.of("-a", "=-b", "+2", "\\cdot -c"), pieces("-a=-b+2\\cdot -c"));
  }

  @Test
  void nothing_is_cut_within_braces_or_stretched_delimiters() {
    assertEquals(1, pieces("\\frac{a+b}{c}x^{a+b}\\left(a+b\\right)").size());
  }

  @Test
  void a_factor_in_parentheses_may_end_a_line_but_not_in_running_text() {
    Formula formula = Formula.of("(a)^{-1}\\left(b\\right)f(x)\\operatorname{tr}(c)");

    assertEquals(
        List.of("(a)^{-1}", "\\left(b\\right)", "f(x)", "\\operatorname{tr}(c)"),
        formula.segments().stream().map(Segment::latex).toList());
    assertEquals(1, formula.withoutFactors().size());
  }

  @Test
  void nothing_is_cut_within_an_environment() {
    assertEquals(1, pieces("\\begin{aligned}a&=b+c\\end{aligned}").size());
  }

  @Test
  void the_inside_of_unstretched_parentheses_is_deeper() {
    List<Segment> segments = Formula.of("2\\bigl(a+b\\bigr)+c").segments();

    assertEquals(
        List.of(
            new Segment("2\\bigl(a", Break.START, 0),
            new Segment("+b\\bigr)", Break.SUM, 1),
            new Segment("+c", Break.SUM, 0)),
        segments);
  }

  @Test
  void the_pieces_are_the_whole_formula() {
    String latex = "\\sum_{i=1}^{n} a_i + b , \\quad c \\leq d";

    assertEquals(latex, Formula.of(latex).latex());
  }

  @Test
  void a_formula_begins_at_its_start() {
    List<Segment> none = List.of();

    assertThrows(IllegalArgumentException.class, () -> new Formula(none, ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "\\nabla_{\\mathbf{w}} L = 2\\mathbf{X}^{\\top}(\\mathbf{X}\\mathbf{w}-\\mathbf{y})§∇_w L ="
            + " 2Xᵀ(Xw − y)",
        "\\frac{\\partial L}{\\partial h_{j}}§∂L/∂hⱼ",
        "\\frac{1}{2\\sigma^{2}}§1/(2σ²)",
        "\\sum_{i=1}^{n} x_{i}§∑_(i=1)ⁿ xᵢ",
        "\\mathbb{E}[X]\\leq\\infty§𝔼[X] ≤ ∞",
        "\\sqrt{a+b}§√(a + b)",
        "\\log x§log x",
        "\\operatorname{tr}(\\mathbf{A}^{-1})§tr(A⁻¹)",
        "\\begin{pmatrix}1&0\\\\0&1\\end{pmatrix}§(1, 0; 0, 1)",
        "\\text{if } x>0§if x > 0"
      })
  void a_formula_reads_as_one_line(String latex, String text) {
    assertEquals(text, Formula.of(latex).text());
  }
}
