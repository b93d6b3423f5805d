package org.deriv.document.figure;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.deriv.render.ink.Typefaces;
import org.deriv.render.maths.MathSetter;
import org.deriv.render.maths.MathStyle;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The estimates hold beside what the typesetter measures. */
class FormulaSizeTest {
  private static final MathSetter SETTER = new MathSetter(new Typefaces());

  private static Stream<String> formulas() {
    return Stream.of(
        "x",
        "\\mathbf{x}",
        "\\mathbf{x}_{1}",
        "L",
        "\\mathcal{L}",
        "\\mathbf{h}_{10}",
        "\\mathbf{W}^{(1)}",
        "\\mathbf{W}",
        "1-\\beta",
        "\\tanh(a)",
        "\\frac{1}{1-\\beta}",
        "\\beta^{1}",
        "\\mathrm{step}(a)",
        "-0.25",
        "10^{-3}",
        "5 \\times 10^{5}",
        "\\alpha",
        "\\max(0, a)",
        "\\mathbf{W}_{1},\\,\\mathbf{W}_{2}",
        "\\hat{\\mathbf{y}}",
        "\\mathbf{r}^{\\top}",
        "\\sqrt{x + 1}");
  }

  @TestFactory
  Stream<DynamicTest> estimates_are_hardly_less_than_the_width() {
    return formulas()
        .map(latex ->
            dynamicTest(
                latex,
                () -> {
                  double width = SETTER.set(latex, MathStyle.TEXT, 10).orElseThrow().width();
                  double estimate = FormulaSize.of(latex, 10).width();
                  assertTrue(estimate > 0.85 * width - 0.5, estimate + " for " + width);
                }));
  }

  @TestFactory
  Stream<DynamicTest> estimates_are_not_much_more_than_the_width() {
    return formulas()
        .map(latex ->
            dynamicTest(
                latex,
                () -> {
                  double width = SETTER.set(latex, MathStyle.TEXT, 10).orElseThrow().width();
                  double estimate = FormulaSize.of(latex, 10).width();
                  assertTrue(estimate < 1.6 * width + 1, estimate + " for " + width);
                }));
  }
}
