package org.deriv.render.maths;

import java.util.regex.Matcher;

/** LaTeX as JLaTeXMath needs it to look like LaTeX. */
final class MathRows {
  // As high and deep as LaTeX's \@arraystrut: JLaTeXMath sets rows of low letters tighter.
  private static final String STRUT = "\\vphantom{\\bigl(}";

  private MathRows() {}

  /**
   * The same formula with rows of a matrix at least a line high, and cases as LaTeX spaces them.
   */
  static String strutted(String latex) {
    if (!latex.contains("\\begin")) {
      return latex;
    }
    return latex
        .replace("\\begin{cases}", "\\left\\{\\begin{array}{@{}l@{\\quad}l@{}}")
        .replace("\\\\", STRUT + "\\\\")
        .replace("\\end{cases}", STRUT + "\\end{array}\\right.")
        .replaceAll("\\\\end\\{(aligned|.?matrix)}", Matcher.quoteReplacement(STRUT) + "$0");
  }
}
