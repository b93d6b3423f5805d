package org.deriv.render.notation;

import java.util.regex.Pattern;
import org.deriv.document.Formula;
import org.deriv.document.LatexCheck;
import org.deriv.document.LatexText;
import org.deriv.expr.Expr;

/**
 * Prints expressions in LaTeX as a mathematician writes them: bold matrices and vectors, fractions,
 * no more parentheses than needed. The source is plain ASCII that every back end sets alike.
 */
public final class LatexMath {
  /** An expression with more parts than this is not printed: nobody could read it. */
  private static final int MOST_PARTS = 6_000;

  private static final int DEEPEST = 150;

  /** A fraction of anything but two numbers, which are set small. */
  private static final Pattern LARGE_FRACTION =
      Pattern.compile("\\\\frac(?!\\{\\d{1,2}\\}\\{\\d{1,2}\\})");

  private static final Pattern ALONE = Pattern.compile("-?\\\\frac\\{\\d+\\}\\{\\d+\\}");

  private final Notation notation;

  /** A printer for the names of one problem. */
  public LatexMath(Notation notation) {
    this.notation = notation;
  }

  /** The expression as a formula; one too large to be read is said to be so. */
  public Formula formula(Expr expr) {
    String latex = latex(expr);
    return Formula.of(latex, LatexText.of(latex));
  }

  /** The expression as LaTeX, without dollars. */
  public String latex(Expr expr) {
    if (expr.depth() <= DEEPEST && parts(expr, MOST_PARTS) > 0) {
      String latex = new ExprPrinter(new LatexNames(notation)).print(expr).latex();
      if (LatexCheck.problem(latex).isEmpty()) {
        return latex;
      }
    }
    return "\\text{(an expression too large to print)}";
  }

  /** The expression for a line of text, where fractions are written with a slash. */
  public Formula inline(Expr expr) {
    String full = latex(expr);
    boolean alone = ALONE.matcher(full).matches();
    if (!alone && !LARGE_FRACTION.matcher(full).find()) {
      return Formula.of(full, LatexText.of(full));
    }
    String latex = new ExprPrinter(new LatexNames(notation)).script(expr);
    return Formula.of(latex, LatexText.of(latex));
  }

  /** The expression as one line of Unicode. */
  public String text(Expr expr) {
    return LatexText.of(latex(expr));
  }

  // What is left of a budget after counting the parts of the tree, shared parts as often as shown.
  private static int parts(Expr expr, int budget) {
    int left = budget - 1;
    for (Expr arg : expr.args()) {
      if (left <= 0) {
        return 0;
      }
      left = parts(arg, left);
    }
    return left;
  }
}
