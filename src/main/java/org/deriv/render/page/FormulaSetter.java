package org.deriv.render.page;

import java.util.List;
import org.deriv.document.Formula;
import org.deriv.document.Formula.Break;
import org.deriv.document.LatexText;
import org.deriv.render.ink.Face;
import org.deriv.render.ink.Piece;
import org.deriv.render.maths.FormulaBreaker;
import org.deriv.render.maths.MathSetter;
import org.deriv.render.maths.MathStyle;

/** Sets displayed formulas, wide ones broken at their operators. */
final class FormulaSetter {
  private final MathSetter maths;
  private final TextSetter text;
  private final FormulaBreaker breaker;

  FormulaSetter(MathSetter maths, TextSetter text) {
    this.maths = maths;
    this.text = text;
    this.breaker = new FormulaBreaker(maths);
  }

  /**
   * A line of a broken formula.
   *
   * @param before what stands at its beginning
   */
  record Part(Break before, Piece piece) {}

  /** The whole formula on one line. */
  Piece whole(Formula formula, TextStyle style) {
    return set(formula.latex(), style).spoken(formula.text());
  }

  /** A sign between two sides, with the room that belongs to both sides of it. */
  Piece sign(String latex, TextStyle style) {
    return set("{}" + latex + "{}", style).spoken(LatexText.of(latex));
  }

  /**
   * The formula in lines.
   *
   * @param width of a line, to which a wider part is shrunk
   * @param indent how much narrower the lines after the first one are
   */
  List<Part> lines(Formula formula, TextStyle style, double width, double indent) {
    return breaker.lines(formula, style.size(), width, indent).stream()
        .map(part -> {
          double room = part.before() == Break.START ? width : width - indent;
          Piece piece = set(part.latex(), style).spoken(part.text());
          return new Part(part.before(), piece.within(room));
        })
        .toList();
  }

  private Piece set(String latex, TextStyle style) {
    return maths
        .set(latex, MathStyle.DISPLAY, style.size())
        .map(found -> found.inked(style.colour()))
        .orElseGet(() -> text.words(latex, style.in(Face.TYPEWRITER)));
  }
}
