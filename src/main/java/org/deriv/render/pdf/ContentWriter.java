package org.deriv.render.pdf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.deriv.document.Drawing.Colour;
import org.deriv.document.Drawing.Move;
import org.deriv.render.ink.Matrix;
import org.deriv.render.ink.Paint;
import org.deriv.render.ink.Palette;
import org.deriv.render.ink.Tag;

/** Writes the paint of one page as the operators of a content stream. */
final class ContentWriter {
  private final StringBuilder out = new StringBuilder();
  private final EmbeddedFonts fonts;
  private final double height;
  private final MarkedContent content;
  private Optional<TextRun> run = Optional.empty();
  private Colour fill = Colour.INK;
  private Colour stroke = Colour.INK;
  private boolean spoken;

  ContentWriter(EmbeddedFonts fonts, double height, Structure structure, Structure.Marks marks) {
    this.fonts = fonts;
    this.height = height;
    this.content = new MarkedContent(out, structure, marks);
    out.append("1 J 1 j\n");
  }

  /** The content of the page with this paint. */
  byte[] write(List<Paint> paints) {
    paints.forEach(this::paint);
    endRun();
    content.close();
    return out.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private void paint(Paint paint) {
    switch (paint) {
      case Paint.Glyph glyph -> glyph(glyph);
      case Paint.Area(List<Move> outline, Colour colour) -> {
        endRun();
        content.ensure();
        fill(colour);
        outline(outline);
        out.append("f\n");
      }
      case Paint.Trace(List<Move> outline, Colour colour, double width, double dash) ->
          trace(outline, colour, width, dash);
      case Paint.Spoken(String text, List<Paint> inside) -> spoken(text, inside);
      case Paint.Tagged(Tag tag, List<Paint> inside) -> tagged(tag, inside);
      case Paint.Hotspot _, Paint.Anchor _, Paint.Bookmark _ -> {}
    }
  }

  private void glyph(Paint.Glyph glyph) {
    EmbeddedFont font = fonts.of(glyph.face());
    if (run.isEmpty() || !run.get().continues(font, glyph)) {
      endRun();
      content.ensure();
      fill(glyph.colour());
      run = Optional.of(new TextRun(font, glyph, height));
    }
    run.get().add(glyph);
  }

  private void endRun() {
    run.ifPresent(text -> out.append(text.operators()));
    run = Optional.empty();
  }

  private void trace(List<Move> outline, Colour colour, double width, double dash) {
    endRun();
    content.ensure();
    if (stroke != colour) {
      stroke = colour;
      out.append(rgb(colour)).append(" RG\n");
    }
    out.append(Numbers.of(width)).append(" w ");
    out.append(dash > 0 ? "[" + Numbers.of(dash) + "] 0 d\n" : "[] 0 d\n");
    outline(outline);
    out.append("S\n");
  }

  private void fill(Colour colour) {
    if (fill != colour) {
      fill = colour;
      out.append(rgb(colour)).append(" rg\n");
    }
  }

  private static String rgb(Colour colour) {
    int rgb = Palette.light(colour);
    return Numbers.of((rgb >> 16) / 255.0)
        + " "
        + Numbers.of(((rgb >> 8) & 0xff) / 255.0)
        + " "
        + Numbers.of((rgb & 0xff) / 255.0);
  }

  // The text stands in the stream itself: poppler does not follow a reference to a property list.
  private void spoken(String text, List<Paint> inside) {
    if (spoken) {
      inside.forEach(this::paint);
      return;
    }
    endRun();
    content.ensure();
    spoken = true;
    out.append("/Span <</ActualText <FEFF");
    Hexadecimal.append(out, text);
    out.append(">>> BDC\n");
    inside.forEach(this::paint);
    endRun();
    out.append("EMC\n");
    spoken = false;
  }

  // What is read as one text has no parts.
  private void tagged(Tag tag, List<Paint> inside) {
    if (spoken) {
      inside.forEach(this::paint);
      return;
    }
    endRun();
    content.begin(tag);
    if (tag.role() == Tag.Role.FIGURE) {
      Extent.of(inside).map(extent -> extent.onPage(height)).ifPresent(content::within);
    }
    inside.forEach(this::paint);
    endRun();
    content.end();
  }

  private void outline(List<Move> outline) {
    for (Move move : outline) {
      out.append(
          switch (move) {
            case Move.To(double x, double y) -> point(x, y) + " m\n";
            case Move.LineTo(double x, double y) -> point(x, y) + " l\n";
            case Move.CurveTo(double x1, double y1, double x2, double y2, double x, double y) ->
                point(x1, y1) + " " + point(x2, y2) + " " + point(x, y) + " c\n";
            case Move.Close() -> "h\n";
          });
    }
  }

  private String point(double x, double y) {
    return Numbers.of(x) + " " + Numbers.of(height - y);
  }

  /** Glyphs of one font and size on one baseline, shown by one operator. */
  private static final class TextRun {
    private final EmbeddedFont font;
    private final Matrix matrix;
    private final Colour colour;
    private final double height;
    private final StringBuilder strings = new StringBuilder();
    private double pen;

    TextRun(EmbeddedFont font, Paint.Glyph first, double height) {
      this.font = font;
      this.matrix = first.matrix();
      this.colour = first.colour();
      this.height = height;
    }

    boolean continues(EmbeddedFont other, Paint.Glyph glyph) {
      Matrix next = glyph.matrix();
      return other == font
          && glyph.colour() == colour
          && matrix.isUpright()
          && next.isUpright()
          && Math.abs(next.a() - matrix.a()) < 1e-6
          && Math.abs(next.f() - matrix.f()) < 1e-3
          && Math.abs(next.e() - matrix.e() - pen * size() / 1000) < 3 * size();
    }

    private double size() {
      return matrix.a();
    }

    void add(Paint.Glyph glyph) {
      double wanted = matrix.isUpright() ? (glyph.matrix().e() - matrix.e()) / size() * 1000 : 0;
      long adjustment = Math.round((pen - wanted) * 10);
      if (adjustment != 0) {
        strings.append(strings.isEmpty() ? "" : ">").append(Numbers.of(adjustment / 10.0, 1));
        strings.append('<');
        pen -= adjustment / 10.0;
      } else if (strings.isEmpty()) {
        strings.append('<');
      }
      font.code(strings, glyph.id(), glyph.unicode());
      pen += font.advance(glyph.id());
    }

    String operators() {
      String place =
          matrix.isUpright()
              ? "1 0 0 1 " + Numbers.of(matrix.e()) + " " + Numbers.of(height - matrix.f())
              : turned();
      double size = matrix.isUpright() ? size() : 1;
      return "BT /"
          + font.name()
          + " "
          + Numbers.of(size, 4)
          + " Tf "
          + place
          + " Tm ["
          + strings
          + ">] TJ ET\n";
    }

    // The page grows upwards in PDF and downwards here, and so do glyphs.
    private String turned() {
      return String.join(
          " ",
          Numbers.of(matrix.a(), 5),
          Numbers.of(-matrix.b(), 5),
          Numbers.of(-matrix.c(), 5),
          Numbers.of(matrix.d(), 5),
          Numbers.of(matrix.e()),
          Numbers.of(height - matrix.f()));
    }
  }
}
