package org.deriv.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.deriv.document.Formula.Break;
import org.deriv.document.Formula.Segment;

/**
 * Cuts LaTeX where a line may break: before relations, plus, minus and multiplication signs, and
 * between factors in parentheses, and after separators, that stand in no braces, no environment and
 * no {@code \left … \right}.
 */
final class BreakPoints {
  private static final Set<String> RELATIONS =
      Set.of(
          "=",
          "<",
          ">",
          "\\neq",
          "\\ne",
          "\\leq",
          "\\le",
          "\\geq",
          "\\ge",
          "\\to",
          "\\approx",
          "\\equiv",
          "\\in",
          "\\sim",
          "\\propto",
          "\\succeq",
          "\\preceq",
          "\\succ",
          "\\prec",
          "\\rightarrow",
          "\\Rightarrow",
          "\\Longrightarrow",
          "\\implies",
          "\\iff",
          "\\Leftrightarrow",
          "\\Longleftrightarrow");
  private static final Set<String> SUMS = Set.of("+", "-", "\\pm", "\\mp", "\\oplus", "\\ominus");
  private static final Set<String> PRODUCTS =
      Set.of("\\cdot", "\\times", "\\odot", "\\otimes", "\\circ");
  private static final Set<String> SPACES =
      Set.of("\\,", "\\;", "\\:", "\\!", "\\ ", "\\quad", "\\qquad", "~");
  private static final Set<String> OPENERS =
      Set.of("\\bigl", "\\Bigl", "\\biggl", "\\Biggl", "(", "[");
  private static final Set<String> CLOSERS =
      Set.of("\\bigr", "\\Bigr", "\\biggr", "\\Biggr", ")", "]");

  private static final Set<String> NO_FACTORS =
      Set.of(",", ";", ":", "|", "\\|", "\\right", "\\end", "}", "&", "\\\\", "'", "!", ".");

  private final List<String> tokens;
  private final List<Segment> segments = new ArrayList<>();
  private final StringBuilder piece = new StringBuilder();
  private Break before = Break.START;
  private int pieceDepth;
  private int parentheses;
  private int groups;
  private boolean operandBefore;
  // Whether a parenthesis was closed just before, scripts aside.
  private boolean closed;

  private BreakPoints(List<String> tokens) {
    this.tokens = tokens;
  }

  static List<Segment> split(String latex) {
    return new BreakPoints(tokens(latex)).split();
  }

  private List<Segment> split() {
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      String previous = i == 0 ? "" : tokens.get(i - 1);
      if (groups == 0) {
        breakBefore(token, previous);
      }
      piece.append(token);
      track(token, previous);
      boolean separator = token.equals(",") && groups == 0 && parentheses == 0;
      if (separator && i + 1 < tokens.size()) {
        cut(Break.SEPARATOR);
      }
    }
    segments.add(new Segment(piece.toString(), before, pieceDepth));
    return segments;
  }

  private void breakBefore(String token, String previous) {
    if (RELATIONS.contains(token)) {
      // A relation in parentheses is a condition such as P(X > 0), never a step.
      if (parentheses == 0) {
        cut(Break.RELATION);
      }
    } else if (SUMS.contains(token) && operandBefore) {
      cut(Break.SUM);
    } else if (PRODUCTS.contains(token) && operandBefore) {
      cut(Break.PRODUCT);
    } else if (closed && startsFactor(token, previous)) {
      cut(Break.FACTOR);
    }
  }

  private static boolean startsFactor(String token, String previous) {
    boolean delimiter = previous.startsWith("\\big") || previous.equals("\\right");
    boolean script = token.equals("^") || token.equals("_") || previous.equals("^");
    return !delimiter
        && !script
        && !token.isBlank()
        && !SPACES.contains(token)
        && !CLOSERS.contains(token)
        && !NO_FACTORS.contains(token)
        && !isOperator(token);
  }

  private void cut(Break kind) {
    // Nothing but space before the break: the break belongs to what came before that space.
    if (piece.isEmpty() || (!operandBefore && kind != Break.SEPARATOR)) {
      return;
    }
    segments.add(new Segment(piece.toString(), before, pieceDepth));
    piece.setLength(0);
    before = kind;
    pieceDepth = parentheses;
  }

  private void track(String token, String previous) {
    if (token.equals("{") || token.equals("\\left") || token.equals("\\begin")) {
      groups++;
    } else if (token.equals("}") || token.equals("\\right") || token.equals("\\end")) {
      groups = Math.max(0, groups - 1);
    }
    boolean sized =
        previous.startsWith("\\big") || previous.startsWith("\\Big") || previous.equals("\\right");
    if (groups == 0 && !sized && OPENERS.contains(token)) {
      parentheses++;
    } else if (groups == 0 && !sized && CLOSERS.contains(token)) {
      parentheses = Math.max(0, parentheses - 1);
    }
    if (groups == 0) {
      boolean script = token.equals("^") || token.equals("_") || token.equals("}");
      boolean delimiter = token.equals(")") || token.equals("]");
      closed = delimiter || (closed && (script || token.isBlank() || SPACES.contains(token)));
    }
    if (!token.isBlank() && !SPACES.contains(token)) {
      boolean sizing = OPENERS.contains(token) || token.startsWith("\\big");
      boolean script = token.equals("^") || token.equals("_");
      operandBefore = !(isOperator(token) || sizing || script || token.equals(","));
    }
  }

  private static boolean isOperator(String token) {
    return RELATIONS.contains(token) || SUMS.contains(token) || PRODUCTS.contains(token);
  }

  private static List<String> tokens(String latex) {
    return LatexToken.all(latex).stream().map(LatexToken::text).toList();
  }
}
