package org.deriv.render.maths;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.deriv.document.Drawing.Colour;
import org.deriv.render.ink.Face;
import org.deriv.render.ink.Matrix;
import org.deriv.render.ink.Paint;
import org.deriv.render.ink.Typefaces;

/** Characters of JLaTeXMath's fonts as glyphs of their TrueType files, with what they stand for. */
final class MathGlyphs {
  private record Key(String font, char code) {}

  private final Typefaces typefaces;
  private final MathFonts fonts;
  private final Map<Key, Paint.Glyph> known = new ConcurrentHashMap<>();

  MathGlyphs(Typefaces typefaces, MathFonts fonts) {
    this.typefaces = typefaces;
    this.fonts = fonts;
  }

  Paint.Glyph glyph(String font, char code, Matrix matrix, Colour colour) {
    Paint.Glyph pattern = known.computeIfAbsent(new Key(font, code), this::find);
    return new Paint.Glyph(pattern.face(), pattern.id(), pattern.unicode(), matrix, colour);
  }

  private Paint.Glyph find(Key key) {
    Face face = MathFonts.face(key.font);
    int id =
        typefaces
            .of(face)
            .glyph(key.code)
            .orElseThrow(
                () -> new IllegalStateException("no glyph " + (int) key.code + " in " + key.font));
    return new Paint.Glyph(
        face, id, fonts.unicode(key.font, key.code), Matrix.IDENTITY, Colour.INK);
  }
}
