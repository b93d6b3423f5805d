package org.deriv.render.page;

import java.util.ArrayList;
import java.util.List;
import org.deriv.document.Document;
import org.deriv.document.Drawing;
import org.deriv.document.Drawing.Colour;
import org.deriv.document.Mark;
import org.deriv.render.ink.Matrix;
import org.deriv.render.ink.Paint;
import org.deriv.render.ink.Piece;
import org.deriv.render.ink.Typefaces;
import org.deriv.render.maths.MathSetter;

/** Sets documents in pages. Safe to share between threads. */
public final class Typesetter {
  private static final double FOOT = 38;

  private final TextSetter text;
  private final FormulaSetter formulas;
  private final ParagraphSetter paragraphs;

  /** A typesetter with these typefaces and this setter of formulas. */
  public Typesetter(Typefaces typefaces, MathSetter maths) {
    this.text = new TextSetter(typefaces, maths);
    this.formulas = new FormulaSetter(maths, text);
    this.paragraphs = new ParagraphSetter(new InlineSetter(text, maths));
  }

  /** The pages of a document; nothing exceeds the text area. */
  public Pages pages(Document document, Paper paper) {
    BlockSetter blocks = new BlockSetter(text, formulas, paragraphs, paper.textHeight());
    Frame frame = new Frame(paper.textWidth(), TextStyle.BODY);
    List<Row> rows = new ArrayList<>(blocks.heads().head(document, frame));
    List<Row> body = blocks.rows(document.blocks(), frame);
    for (int i = 0; i < body.size(); i++) {
      rows.add(i == 0 && !rows.isEmpty() ? body.get(i).below(14) : body.get(i));
    }
    List<List<Paint>> sheets = new ArrayList<>();
    List<List<Paint>> columns = PageBreaker.pages(rows, paper.textHeight());
    Matrix map = Matrix.shift(paper.left(), paper.top());
    for (int i = 0; i < columns.size(); i++) {
      List<Paint> sheet = new ArrayList<>();
      columns.get(i).forEach(paint -> sheet.add(paint.under(map)));
      sheet.addAll(foot(i + 1, columns.size(), paper));
      sheets.add(sheet);
    }
    return new Pages(paper, sheets);
  }

  /** A drawing in points, hanging below its origin. */
  public Piece drawing(Drawing drawing) {
    return new FigureSetter(paragraphs).piece(drawing);
  }

  /** The badge of a verdict beside text of this size in points. */
  public Piece badge(Mark mark, double size) {
    return Badges.of(mark, size, text.space(TextStyle.BODY.sized(size)));
  }

  private List<Paint> foot(int page, int pages, Paper paper) {
    TextStyle style = TextStyle.BODY.sized(9).coloured(Colour.GREY);
    Piece number = text.words(page + " / " + pages, style);
    return number.at((paper.width() - number.width()) / 2, paper.height() - FOOT);
  }
}
