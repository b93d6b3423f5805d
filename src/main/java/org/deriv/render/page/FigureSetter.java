package org.deriv.render.page;

import java.util.ArrayList;
import java.util.List;
import org.deriv.document.Block.Figure;
import org.deriv.document.Drawing;
import org.deriv.document.Drawing.Colour;
import org.deriv.document.Drawing.Ink;
import org.deriv.document.Inline;
import org.deriv.render.ink.Face;
import org.deriv.render.ink.Paint;
import org.deriv.render.ink.Piece;
import org.deriv.render.ink.Tag;
import org.deriv.render.page.Row.Placed;
import org.deriv.render.page.Row.Tie;

/** Sets drawings, shrunk to the width of the text, with their captions. */
final class FigureSetter {
  private final ParagraphSetter paragraphs;

  FigureSetter(ParagraphSetter paragraphs) {
    this.paragraphs = paragraphs;
  }

  /**
   * The rows of a figure.
   *
   * @param tallest the greatest height of the drawing
   */
  List<Row> rows(Figure figure, Frame frame, double tallest) {
    List<Row> rows = new ArrayList<>();
    rows.add(drawing(figure, frame, tallest));
    TextStyle style =
        frame.style().in(Face.ITALIC).sized(0.9 * frame.style().size()).coloured(Colour.GREY);
    Tag caption = Tag.of(Tag.Role.PARAGRAPH);
    for (Piece line :
        paragraphs.lines(words(figure), style, 0.9 * frame.width(), Justification.CENTRED)) {
      rows.set(rows.size() - 1, rows.getLast().tied(Tie.STRONG));
      double above = rows.size() == 1 ? 6 : 0;
      rows.add(
          Row.line(above, style, List.of(new Placed(0.05 * frame.width(), line))).tagged(caption));
    }
    return Row.tagged(rows, Tag.of(Tag.Role.GROUP));
  }

  private static String description(Figure figure) {
    String words =
        figure.description().isBlank() ? Inline.plain(figure.caption()) : figure.description();
    return words.isBlank() ? "a drawing" : words;
  }

  private static List<Inline> words(Figure figure) {
    List<Inline> words = new ArrayList<>();
    figure
        .number()
        .ifPresent(number ->
            words.add(
                new Inline.Text("Figure " + number + (figure.caption().isEmpty() ? "" : ": "))));
    words.addAll(figure.caption());
    return words;
  }

  private Row drawing(Figure figure, Frame frame, double tallest) {
    Drawing drawing = figure.drawing();
    double width = Math.max(1, drawing.width());
    double height = Math.max(1, drawing.height());
    double scale = Math.min(1, Math.min(frame.width() / width, tallest / height));
    Piece piece = piece(drawing).scaled(scale).tagged(Tag.figure(description(figure)));
    double left = (frame.width() - piece.width()) / 2;
    Row row = new Row(0, piece.depth(), piece.at(left, 0), Tie.FREE);
    return figure
        .number()
        .map(number -> row.over(List.of(new Paint.Anchor(Figure.anchor(number), 0, 0))))
        .orElse(row);
  }

  /** A drawing at its own size, hanging below its origin. */
  Piece piece(Drawing drawing) {
    List<Paint> paints = drawing.inks().stream().map(this::paint).toList();
    return new Piece(Math.max(1, drawing.width()), 0, Math.max(1, drawing.height()), paints);
  }

  private Paint paint(Ink ink) {
    return switch (ink) {
      case Ink.Stroke(var outline, Colour colour, double width, double dash) ->
          new Paint.Trace(outline, colour, width, dash);
      case Ink.Fill(var outline, Colour colour) -> new Paint.Area(outline, colour);
      case Ink.Label label -> label(label);
    };
  }

  private Paint label(Ink.Label label) {
    TextStyle style = new TextStyle(Face.ROMAN, label.size(), label.colour());
    Piece piece = paragraphs.line(label.content(), style);
    double middle = (piece.height() - piece.depth()) / 2;
    double centre = label.x() - piece.width() / 2;
    List<Paint> paints =
        switch (label.anchor()) {
          case CENTRE -> piece.at(centre, label.y() + middle);
          case LEFT -> piece.at(label.x(), label.y() + middle);
          case RIGHT -> piece.at(label.x() - piece.width(), label.y() + middle);
          case ABOVE -> piece.at(centre, label.y() - piece.depth());
          case BELOW -> piece.at(centre, label.y() + piece.height());
        };
    return new Paint.Spoken(Inline.plain(label.content()), paints);
  }
}
