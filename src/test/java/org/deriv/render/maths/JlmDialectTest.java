package org.deriv.render.maths;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JlmDialectTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "{}+b@\\phantom{}+b",
        "\\frac{a}{b}@\\frac{a}{b}",
        "\\begin{aligned}a&b\\\\c&d\\end{aligned}"
            + "@\\begin{aligned}a&b\\vphantom{h}\\\\c&d\\vphantom{h}\\end{aligned}",
        "\\begin{bmatrix}a&b\\end{bmatrix}"
            + "@\\begin{bmatrix}\\textstyle a&\\textstyle b\\vphantom{h}\\end{bmatrix}",
        "\\begin{aligned}\\sum_{\\substack{a\\\\b}}x\\end{aligned}"
            + "@\\begin{aligned}\\sum_{\\substack{a\\\\b}}x\\vphantom{h}\\end{aligned}",
        "\\begin{array}{l|r}a\\&b\\end{array}"
            + "@\\begin{array}{l|r}\\textstyle a\\&b\\vphantom{h}\\end{array}"
      })
  void the_formula_is_the_same_in_other_words(String latex, String dialect) {
    assertEquals(dialect, JlmDialect.of(latex));
  }
}
