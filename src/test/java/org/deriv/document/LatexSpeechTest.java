package org.deriv.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formulas as they are said. */
class LatexSpeechTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '"',
      value = {
        "\\mathbf{x}\\in \\mathbb{R}^{n\\times d} @ x in the reals of dimension n by d",
        "(\\mathbf{X}^{\\top}\\mathbf{X})^{-1} @ (X transpose X) inverse",
        "\\left\\|\\mathbf{x}-\\mathbf{y}\\right\\|^{2} @ the norm of x minus y, end norm, squared",
        "\\left\\|\\mathbf{x}\\right\\|_{\\infty}\\leq 1 @ the infinity norm of x is at most 1",
        "\\bigl|\\sigma'(a)\\bigr| @ the absolute value of sigma prime (a)",
        "\\|x\\|\\|y\\| @ the norm of x the norm of y",
        "\\frac{1}{2} @ 1 over 2",
        "\\frac{a+b}{n} @ the fraction a plus b over n, end fraction",
        "\\frac{\\partial f}{\\partial x} @ the derivative of f by x",
        "\\nabla_{\\mathbf{w}}L @ the gradient with respect to w of L",
        "\\nabla^{2}_{\\mathbf{w}}L @ the Hessian with respect to w of L",
        "\\sum_{i=1}^{n}x_{i} @ the sum from i equals 1 to n of x sub i",
        "\\lim_{T\\to \\infty}a_{T} @ the limit as T tends to infinity of a sub T",
        "\\lambda_{\\max}(\\mathbf{A}) @ lambda sub max (A)",
        "h_{t-1}+1 @ h sub t minus 1, end sub, plus 1",
        "\\sqrt{x+1} @ the square root of x plus 1, end root",
        "\\hat{y}_{12} @ y hat sub 12",
        "p\\left.\\right|_{p=1} @ p at p equals 1, end at",
        "\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}"
            + " @ the matrix with rows 1, 2; 3, 4, end matrix",
        "\\mathbb{E}[x] @ the expectation [x]",
        "\\mathit{step} @ step",
        "\\operatorname{tr}(A) @ the trace of (A)",
        "P(a\\mid b) @ P (a given b)"
      })
  void a_formula_is_said_in_words(String latex, String words) {
    assertEquals(words, LatexSpeech.of(latex));
  }

  @Test
  void every_command_can_be_said() {
    for (LatexCommand command : LatexCommand.all()) {
      String latex = "\\" + command.name() + "{a}{b}";
      assertTrue(!LatexSpeech.of(latex).isBlank(), latex);
    }
  }

  @Test
  void what_is_broken_or_deep_is_read_to_its_end() {
    for (String latex :
        new String[] {
          "{".repeat(5000),
          "\\left\\|x",
          "\\frac{",
          "x^",
          "\\begin{bmatrix} 1",
          "}}}",
          "|a",
          "\\sqrt{".repeat(300) + "x" + "}".repeat(300),
          "\\|".repeat(999),
          "^_^_"
        }) {
      assertTrue(LatexSpeech.of(latex).length() < 100_000, latex);
    }
  }
}
