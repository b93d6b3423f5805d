package org.deriv.render.html;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.deriv.document.Drawing.Colour;
import org.deriv.document.Drawing.Move;
import org.deriv.render.ink.Matrix;
import org.deriv.render.ink.Paint;
import org.deriv.render.ink.Piece;

/** Pieces as inline SVG pictures that grow with the text around them. */
final class Svg {
  private final GlyphSheet sheet;

  Svg(GlyphSheet sheet) {
    this.sheet = sheet;
  }

  /** A piece in a line of text, whose lengths are ems of that text. */
  String inline(Piece piece) {
    double height = Math.max(0, piece.height());
    double depth = Math.max(0, piece.depth());
    return ("<svg aria-hidden=\"true\" style=\"width:%sem;height:%sem;vertical-align:%sem\""
            + " viewBox=\"0 %s %s %s\">%s</svg>")
        .formatted(
            number(piece.width(), 3),
            number(height + depth, 3),
            number(-depth, 3),
            number(-1000 * height, 0),
            number(1000 * piece.width(), 0),
            number(1000 * (height + depth), 0),
            paints(piece.scaled(1000).paints(), 0));
  }

  /** A drawing, whose lengths are points, its origin at the top left. */
  String picture(Piece piece, String description) {
    return ("<svg role=\"img\" aria-label=\"%s\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\""
            + " fill=\"currentColor\">%s</svg>")
        .formatted(
            Escape.text(description),
            number(1.4 * piece.width(), 1),
            number(1.4 * piece.depth(), 1),
            number(piece.width(), 1),
            number(piece.depth(), 1),
            paints(piece.paints(), 2));
  }

  private String paints(List<Paint> paints, int digits) {
    StringBuilder svg = new StringBuilder();
    for (Paint paint : paints) {
      svg.append(
          switch (paint) {
            case Paint.Glyph glyph -> glyph(glyph, digits);
            case Paint.Area(List<Move> outline, Colour colour) ->
                "<path%s d=\"%s\"/>".formatted(fill(colour), path(outline, digits));
            case Paint.Trace trace -> trace(trace, digits);
            case Paint.Spoken(_, List<Paint> content) -> paints(content, digits);
            case Paint.Tagged(_, List<Paint> content) -> paints(content, digits);
            case Paint.Hotspot _, Paint.Anchor _, Paint.Bookmark _ -> "";
          });
    }
    return svg.toString();
  }

  private String glyph(Paint.Glyph glyph, int digits) {
    if (sheet.isBlank(glyph.face(), glyph.id())) {
      return "";
    }
    Matrix m = glyph.matrix();
    String name = sheet.use(glyph.face(), glyph.id());
    if (m.isUpright() && Math.abs(m.a() - 1000) < 0.01) {
      return "<use href=\"#%s\" x=\"%s\" y=\"%s\"%s/>"
          .formatted(name, number(m.e(), digits), number(m.f(), digits), fill(glyph.colour()));
    }
    String place =
        m.isUpright()
            ? "translate(%s %s)scale(%s)"
                .formatted(number(m.e(), digits), number(m.f(), digits), number(m.a() / 1000, 5))
            : "matrix(%s %s %s %s %s %s)"
                .formatted(
                    number(m.a() / 1000, 5),
                    number(m.b() / 1000, 5),
                    number(m.c() / 1000, 5),
                    number(m.d() / 1000, 5),
                    number(m.e(), digits),
                    number(m.f(), digits));
    return "<use href=\"#%s\" transform=\"%s\"%s/>".formatted(name, place, fill(glyph.colour()));
  }

  private static String trace(Paint.Trace trace, int digits) {
    String dash = trace.dash() > 0 ? " stroke-dasharray=\"" + number(trace.dash(), 2) + "\"" : "";
    return ("<path fill=\"none\" style=\"stroke:%s\" stroke-width=\"%s\" stroke-linecap=\"round\""
            + " stroke-linejoin=\"round\"%s d=\"%s\"/>")
        .formatted(
            value(trace.colour()),
            number(trace.width(), 2),
            dash,
            path(trace.outline(), Math.max(1, digits)));
  }

  private static String fill(Colour colour) {
    return colour == Colour.INK ? "" : " style=\"fill:" + value(colour) + "\"";
  }

  /** A colour as the page's style sheet names it. */
  static String value(Colour colour) {
    return colour == Colour.INK ? "currentColor" : "var(--" + name(colour) + ")";
  }

  static String name(Colour colour) {
    return colour.name().toLowerCase(Locale.ROOT).replace("_", "");
  }

  /** An outline as path data. */
  static String path(List<Move> outline, int digits) {
    StringBuilder data = new StringBuilder();
    for (Move move : outline) {
      data.append(
          switch (move) {
            case Move.To(double x, double y) -> "M" + numbers(digits, x, y);
            case Move.LineTo(double x, double y) -> "L" + numbers(digits, x, y);
            case Move.CurveTo(double x1, double y1, double x2, double y2, double x, double y) ->
                "C" + numbers(digits, x1, y1, x2, y2, x, y);
            case Move.Close() -> "Z";
          });
    }
    return data.toString();
  }

  private static String numbers(int digits, double... values) {
    StringBuilder text = new StringBuilder();
    for (double value : values) {
      String number = number(value, digits);
      text.append(text.isEmpty() || number.startsWith("-") ? "" : " ").append(number);
    }
    return text.toString();
  }

  private static String number(double value, int digits) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
