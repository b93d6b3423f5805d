package org.deriv.render.maths;

import java.util.regex.Matcher;

/** LaTeX as JLaTeXMath needs it to look like LaTeX. */
final class JlmDialect {
  // JLaTeXMath sets the rows of a matrix tighter than LaTeX when no letter in them is high.
  private static final String STRUT = "\\vphantom{h}";

  private JlmDialect() {}

  /** The same formula in the words of JLaTeXMath. */
  static String of(String latex) {
    // It drops an empty group, and with it the room around an operator beside one.
    String source =
        latex
            .replace("{}", "\\phantom{}")
            .replace("\\mathstrut", "\\vphantom{(}")
            .replace("\\lvert", "\\vert")
            .replace("\\rvert", "\\vert");
    if (!source.contains("\\begin")) {
      return source;
    }
    return source
        .replace("\\begin{cases}", "\\left\\{\\begin{array}{@{}l@{\\quad}l@{}}")
        .replace("\\\\", STRUT + "\\\\")
        .replace("\\end{cases}", STRUT + "\\end{array}\\right.")
        .replaceAll("\\\\end\\{(aligned|.?matrix)}", Matcher.quoteReplacement(STRUT) + "$0");
  }
}
