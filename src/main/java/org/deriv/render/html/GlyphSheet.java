package org.deriv.render.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deriv.document.Drawing.Move;
import org.deriv.render.ink.Face;
import org.deriv.render.ink.Matrix;
import org.deriv.render.ink.Outlines;
import org.deriv.render.ink.Typefaces;

/** The outlines of the glyphs of a page, each once, in thousandths of an em. */
final class GlyphSheet {
  private record Key(Face face, int glyph) {}

  private static final Matrix THOUSAND = Matrix.scaleAt(1000, 0, 0);

  private final Typefaces typefaces;
  private final Map<Key, Integer> numbers = new LinkedHashMap<>();

  GlyphSheet(Typefaces typefaces) {
    this.typefaces = typefaces;
  }

  /** The name by which a glyph is used. */
  String use(Face face, int glyph) {
    return "g" + numbers.computeIfAbsent(new Key(face, glyph), _ -> numbers.size());
  }

  /** Whether there is anything to see of a glyph. */
  boolean isBlank(Face face, int glyph) {
    return typefaces.of(face).outline(glyph).isEmpty();
  }

  /** The definitions of all glyphs used so far. */
  String definitions() {
    StringBuilder svg =
        new StringBuilder("<svg width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>\n");
    numbers.forEach((key, number) -> {
      List<Move> outline = Outlines.map(typefaces.of(key.face).outline(key.glyph), THOUSAND);
      svg.append("<path id=\"g%d\" d=\"%s\"/>\n".formatted(number, Svg.path(outline, 0)));
    });
    return svg.append("</defs></svg>\n").toString();
  }
}
