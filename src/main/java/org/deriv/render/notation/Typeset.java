package org.deriv.render.notation;

import java.util.regex.Pattern;
import org.deriv.document.LatexText;

/**
 * A printed expression.
 *
 * @param latex its source
 * @param bind how tightly it holds together
 * @param build how high it is
 */
record Typeset(String latex, Bind bind, Build build) {
  // A sum that is longer than this is given parentheses within which a line can break.
  private static final int LONG = 48;
  private static final Pattern FENCED = Pattern.compile("\\\\left|\\\\[bB]igg?[lr]|\\\\begin");
  private static final Pattern WORD =
      Pattern.compile("(\\\\[a-z]+\\{)?\\\\math(rm|bf)\\{[A-Za-z0-9]{2,}}");

  /** How high a printed expression is, which decides the size of parentheses around it. */
  enum Build {
    /** As high as letters. */
    LOW,
    /** Higher: fractions, signs of summation, matrices. */
    TALL;

    Build and(Build other) {
      return this == TALL ? TALL : other;
    }
  }

  static Typeset atom(String latex) {
    return new Typeset(latex, Bind.ATOM, Build.LOW);
  }

  static Typeset low(String latex, Bind bind) {
    return new Typeset(latex, bind, Build.LOW);
  }

  /** The source for a place that wants at least this binding: in parentheses where it has less. */
  String at(Bind least) {
    return bind.compareTo(least) < 0 ? parenthesized().latex : latex;
  }

  /** Whether it runs into its neighbours: a word, or an operator that is written as letters. */
  boolean isWord() {
    boolean operator = bind == Bind.FUNCTION && !latex.startsWith("\\frac");
    return operator || WORD.matcher(latex).lookingAt();
  }

  /** The same in parentheses of a fitting size. */
  Typeset parenthesized() {
    return fenced("(", ")");
  }

  /** The same between two delimiters of a fitting size. */
  Typeset fenced(String open, String close) {
    boolean wide = bind == Bind.SUM && LatexText.of(latex).length() > LONG;
    boolean nested = build == Build.LOW && (latex.startsWith("(") || latex.endsWith(")"));
    if (wide || nested) {
      String size = build == Build.TALL ? "bigg" : "big";
      return new Typeset(
          "\\" + size + "l" + open + latex + "\\" + size + "r" + close, Bind.ATOM, build);
    }
    boolean stretched = build == Build.TALL || FENCED.matcher(latex).find();
    String text = stretched ? "\\left" + open + latex + "\\right" + close : open + latex + close;
    return new Typeset(text, Bind.ATOM, build);
  }

  /** With a superscript. */
  Typeset raised(String superscript) {
    Typeset base = bind == Bind.ATOM ? this : parenthesized();
    return new Typeset(base.latex + "^{" + superscript + "}", Bind.RAISED, base.build);
  }

  /** With a subscript. */
  Typeset lowered(String subscript) {
    Typeset base = bind.compareTo(Bind.RAISED) >= 0 ? this : parenthesized();
    return new Typeset(base.latex + "_{" + subscript + "}", base.bind, base.build);
  }
}
