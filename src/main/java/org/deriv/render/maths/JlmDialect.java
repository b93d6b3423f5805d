package org.deriv.render.maths;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** LaTeX as JLaTeXMath needs it to look like LaTeX. */
final class JlmDialect {
  // JLaTeXMath sets the rows of a matrix tighter than LaTeX when no letter in them is high.
  private static final String STRUT = "\\vphantom{h}";

  /** In the cells of these LaTeX sets fractions and sums small, JLaTeXMath does not. */
  private static final Set<String> SMALL =
      Set.of("array", "cases", "matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix");

  private static final Pattern TABULAR =
      Pattern.compile(
          "\\\\begin\\{(\\w+)}(\\{[lcr|]*})?|\\\\end\\{(\\w+)}|\\\\\\\\|\\\\[&{}]|\\\\substack|[&{}]");

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();
  // How many braces are open within a \\substack, whose rows are no rows of a matrix.
  private int braces;
  private boolean stacked;

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
    return source.contains("\\begin") ? new JlmDialect().tabular(source) : source;
  }

  private String tabular(String source) {
    Matcher matcher = TABULAR.matcher(source);
    int end = 0;
    while (matcher.find()) {
      out.append(source, end, matcher.start());
      end = matcher.end();
      String sign = source.substring(matcher.start(), end);
      Optional<String> begun = Optional.ofNullable(matcher.group(1));
      Optional<String> ended = Optional.ofNullable(matcher.group(3));
      if (begun.isPresent()) {
        begin(begun.get(), sign);
      } else if (ended.isPresent()) {
        end(ended.get());
      } else {
        between(sign);
      }
    }
    return out.append(source.substring(end)).toString();
  }

  private void begin(String name, String command) {
    open.push(name);
    out.append(
        name.equals("cases") ? "\\left\\{\\begin{array}{@{}l@{\\quad}l@{}}" : command);
    cell();
  }

  private void end(String name) {
    open.poll();
    out.append(STRUT);
    out.append(name.equals("cases") ? "\\end{array}\\right." : "\\end{" + name + "}");
  }

  private void between(String sign) {
    switch (sign) {
      case "\\substack" -> stacked = true;
      case "{" -> braces += stacked ? 1 : 0;
      case "}" -> {
        braces -= stacked ? 1 : 0;
        stacked = stacked && braces > 0;
      }
      default -> {}
    }
    boolean row = sign.equals("\\\\") && !open.isEmpty() && !stacked;
    out.append(row ? STRUT : "").append(sign);
    if (row || sign.equals("&")) {
      cell();
    }
  }

  private void cell() {
    if (!open.isEmpty() && SMALL.contains(open.peek())) {
      out.append("\\textstyle ");
    }
  }
}
