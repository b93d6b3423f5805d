package org.deriv.render.html;

import org.deriv.document.Formula;
import org.deriv.render.ink.Piece;
import org.deriv.render.maths.MathSetter;
import org.deriv.render.maths.MathStyle;

/** Formulas as pictures with hidden text, for copying and for screen readers. */
final class HtmlMath {
  private final MathSetter maths;
  private final Svg svg;

  HtmlMath(MathSetter maths, Svg svg) {
    this.maths = maths;
    this.svg = svg;
  }

  /** A formula in a line of text. */
  String inline(Formula formula) {
    return set(formula.latex(), formula.text(), MathStyle.TEXT);
  }

  /** A formula on a line of its own. */
  String display(Formula formula) {
    return display(formula.latex(), formula.text());
  }

  /** A part of a formula on a line of its own. */
  String display(String latex, String text) {
    return set(latex, text, MathStyle.DISPLAY);
  }

  private String set(String latex, String text, MathStyle style) {
    return maths
        .set(latex, style, 1)
        .map(piece -> spoken(piece, text))
        .orElseGet(() -> "<code>" + Escape.text(latex) + "</code>");
  }

  private String spoken(Piece piece, String text) {
    return "<span class=\"m\">"
        + svg.inline(piece)
        + "<span class=\"t\">"
        + Escape.text(text)
        + "</span></span>";
  }

  /** A drawn sign with its meaning. */
  String sign(Piece piece, String meaning) {
    return "<span class=\"m\" title=\""
        + Escape.text(meaning)
        + "\">"
        + svg.inline(piece)
        + "<span class=\"t\">["
        + Escape.text(meaning)
        + "]</span></span>";
  }
}
