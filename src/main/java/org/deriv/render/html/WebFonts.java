package org.deriv.render.html;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.deriv.render.ink.Face;
import org.deriv.render.ink.Typefaces;

/** The prose typefaces with only the letters that a page uses, within the page itself. */
final class WebFonts {
  // What a browser wants; the tables of features are far larger than the letters.
  private static final List<String> TABLES =
      List.of(
          "head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm", "gasp", "cmap",
          "OS/2", "name", "post");
  private static final Map<Face, String> PLACES =
      Map.of(
          Face.ROMAN, "font-family:\"deriv serif\"",
          Face.ITALIC, "font-family:\"deriv serif\";font-style:italic",
          Face.BOLD, "font-family:\"deriv serif\";font-weight:bold",
          Face.TYPEWRITER, "font-family:\"deriv mono\"");

  private final Typefaces typefaces;

  WebFonts(Typefaces typefaces) {
    this.typefaces = typefaces;
  }

  /** The rules that bring the typefaces in, with the characters of a body. */
  String rules(String text) {
    StringBuilder css = new StringBuilder();
    boolean code = text.contains("<code") || text.contains("<pre");
    PLACES.keySet().stream()
        .filter(face -> code || !face.equals(Face.TYPEWRITER))
        .sorted()
        .forEach(face ->
            css.append("@font-face{")
                .append(PLACES.get(face))
                .append(";src:url(data:font/ttf;base64,")
                .append(Base64.getEncoder().encodeToString(subset(face, text)))
                .append(")}\n"));
    return css.toString();
  }

  private byte[] subset(Face face, String text) {
    try (TrueTypeFont font = typefaces.of(face).copy()) {
      TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
      text.codePoints()
          .distinct()
          .sorted()
          .filter(codePoint -> typefaces.of(face).glyph(codePoint).isPresent())
          .forEach(subsetter::add);
      subsetter.add(' ');
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      subsetter.writeToStream(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a subset of " + face.resource(), e);
    }
  }
}
