package org.deriv.document.figure;

import java.util.Set;

/**
 * Estimates the room that a short formula takes, since layouts are made before any typeface is
 * chosen; rather too much than too little.
 */
final class FormulaSize {
  private static final int DEEPEST = 40;
  private static final double SCRIPT = 0.72;
  private static final Set<String> WIDE = Set.of("m", "w", "M", "W", "\\omega", "\\Omega");
  private static final String THIN = "iljtfrI.,:;'|!()[]";
  private static final Set<String> FONTS =
      Set.of(
          "\\mathbf",
          "\\mathrm",
          "\\mathit",
          "\\mathsf",
          "\\mathtt",
          "\\mathcal",
          "\\mathbb",
          "\\mathfrak",
          "\\mathscr",
          "\\text",
          "\\textbf",
          "\\textit",
          "\\textrm",
          "\\hat",
          "\\widehat",
          "\\bar",
          "\\tilde",
          "\\widetilde",
          "\\dot",
          "\\ddot",
          "\\vec",
          "\\overline",
          "\\underline",
          "\\operatorname",
          "\\boldsymbol",
          "\\mathop",
          "\\check",
          "\\breve");
  private static final Set<String> EMPTY =
      Set.of("\\left", "\\right", "\\displaystyle", "\\textstyle", "\\scriptstyle", "\\mathstrut");
  private static final Set<String> RELATIONS =
      Set.of("+", "-", "=", "<", ">", "\\le", "\\leq", "\\ge", "\\geq", "\\odot", "\\otimes");

  private static final Set<String> FUNCTIONS =
      Set.of(
          "\\exp",
          "\\log",
          "\\ln",
          "\\lg",
          "\\sin",
          "\\cos",
          "\\tan",
          "\\cot",
          "\\sinh",
          "\\cosh",
          "\\tanh",
          "\\coth",
          "\\arcsin",
          "\\arccos",
          "\\arctan",
          "\\det",
          "\\dim",
          "\\arg",
          "\\max",
          "\\min",
          "\\sup",
          "\\inf",
          "\\lim",
          "\\gcd",
          "\\Pr");

  private final String latex;
  private int at;
  private int depth;

  private FormulaSize(String latex) {
    this.latex = latex;
  }

  /** The box of a formula, its middle at the origin, set at a size in points. */
  static Box of(String latex, double size) {
    Extent extent = new FormulaSize(latex).row();
    double height = Math.max(1, extent.above + extent.below);
    return Box.around(new Point(0, 0), size * extent.width, size * height);
  }

  /** Sizes relative to that of the type. */
  private record Extent(double width, double above, double below) {
    static final Extent NOTHING = new Extent(0, 0, 0);

    Extent beside(Extent next) {
      return new Extent(
          width + next.width, Math.max(above, next.above), Math.max(below, next.below));
    }

    Extent scaled(double factor) {
      return new Extent(factor * width, factor * above, factor * below);
    }
  }

  private Extent row() {
    Extent row = Extent.NOTHING;
    while (at < latex.length() && latex.charAt(at) != '}') {
      int start = at;
      row = row.beside(scripted(argument()));
      at = at == start ? at + 1 : at;
    }
    return row;
  }

  /** A base with the scripts that follow it, which stand one above the other. */
  private Extent scripted(Extent base) {
    double widest = 0;
    double above = base.above;
    double below = base.below;
    while (at < latex.length() && (latex.charAt(at) == '^' || latex.charAt(at) == '_')) {
      boolean raised = latex.charAt(at++) == '^';
      Extent script = argument().scaled(SCRIPT);
      widest = Math.max(widest, script.width);
      above = raised ? Math.max(above, 0.4 + script.above) : above;
      below = raised ? below : Math.max(below, 0.18 + script.below);
    }
    return new Extent(base.width + widest, above, below);
  }

  private Extent argument() {
    while (at < latex.length() && latex.charAt(at) == ' ') {
      at++;
    }
    if (at >= latex.length() || depth > DEEPEST) {
      return Extent.NOTHING;
    }
    depth++;
    Extent extent = latex.charAt(at) == '{' ? group() : token(next());
    depth--;
    return extent;
  }

  private Extent group() {
    at++;
    Extent inside = row();
    at++;
    return inside;
  }

  private String next() {
    int start = at++;
    if (latex.charAt(start) == '\\' && at < latex.length()) {
      boolean word = Character.isLetter(latex.charAt(at++));
      while (word && at < latex.length() && Character.isLetter(latex.charAt(at))) {
        at++;
      }
    }
    return latex.substring(start, at);
  }

  private Extent token(String token) {
    if (FONTS.contains(token)) {
      return argument().scaled(token.equals("\\mathbf") ? 1.12 : 1.05);
    }
    return switch (token) {
      case "\\frac", "\\dfrac", "\\tfrac" ->
          fraction(argument().scaled(SCRIPT), argument().scaled(SCRIPT));
      case "\\sqrt" -> new Extent(0.85, 0.9, 0.2).beside(argument());
      case "\\," -> new Extent(0.17, 0, 0);
      case "\\;", "\\:", "\\ " -> new Extent(0.3, 0, 0);
      case "\\quad" -> new Extent(1, 0, 0);
      case "\\!" -> Extent.NOTHING;
      default -> EMPTY.contains(token) ? Extent.NOTHING : new Extent(width(token), 0.72, 0.2);
    };
  }

  private static Extent fraction(Extent above, Extent below) {
    double width = 0.25 + Math.max(above.width, below.width);
    return new Extent(width, 0.5 + above.above + above.below, 0.3 + below.above + below.below);
  }

  private static double width(String token) {
    if (FUNCTIONS.contains(token)) {
      return 0.15 + 0.56 * (token.length() - 1);
    }
    if (RELATIONS.contains(token)) {
      return 1.3;
    }
    if (WIDE.contains(token)) {
      return 1;
    }
    char first = token.charAt(0);
    return THIN.indexOf(first) >= 0
        ? 0.42
        : first == '\\' ? 0.78 : Character.isUpperCase(first) ? 0.8 : 0.57;
  }
}
