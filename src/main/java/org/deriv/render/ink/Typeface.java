package org.deriv.render.ink;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFTable;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.deriv.document.Drawing.Move;

/**
 * A loaded TrueType typeface: its glyphs, their widths, outlines and kerning, in ems.
 *
 * <p>Read by fontbox and never by AWT, which needs fonts installed and loses U+00AD.
 */
public final class Typeface {
  private final Face face;
  private final byte[] bytes;
  private final TrueTypeFont font;
  private final CmapLookup characters;
  private final Kerning kerning;
  private final double unit;
  private final Map<Integer, Double> advances = new ConcurrentHashMap<>();
  private final Map<Long, Double> kerns = new ConcurrentHashMap<>();

  private Typeface(Face face, byte[] bytes) throws IOException {
    this.face = face;
    this.bytes = bytes;
    this.font = parse(bytes);
    this.characters = font.getUnicodeCmapLookup();
    this.unit = font.getUnitsPerEm();
    TTFTable gpos = font.getTableMap().get("GPOS");
    this.kerning =
        Kerning.of(gpos == null ? Optional.empty() : Optional.of(font.getTableBytes(gpos)));
  }

  static Typeface load(Face face) {
    try (InputStream stream = Typeface.class.getResourceAsStream(face.resource())) {
      if (stream == null) {
        throw new IllegalStateException("no typeface " + face.resource() + " on the class path");
      }
      return new Typeface(face, stream.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + face.resource(), e);
    }
  }

  private static TrueTypeFont parse(byte[] bytes) throws IOException {
    return new TTFParser().parse(new RandomAccessReadBuffer(bytes));
  }

  /** Which face it is. */
  public Face face() {
    return face;
  }

  /** The glyph of a code point; empty when the face has none. */
  public Optional<Integer> glyph(int codePoint) {
    int id = characters.getGlyphId(codePoint);
    return id == 0 ? Optional.empty() : Optional.of(id);
  }

  /** How far a glyph moves the pen, in ems. */
  public double advance(int glyph) {
    return advances.computeIfAbsent(glyph, this::readAdvance);
  }

  private synchronized double readAdvance(int glyph) {
    try {
      return font.getAdvanceWidth(glyph) / unit;
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + face.resource(), e);
    }
  }

  /** By how much two neighbours move together or apart, in ems. */
  public double kern(int left, int right) {
    return kerns.computeIfAbsent(
            ((long) left << 32) | right, _ -> (double) kerning.between(left, right))
        / unit;
  }

  /** The outline of a glyph in ems, y downwards; empty for a blank. */
  public synchronized List<Move> outline(int glyph) {
    try {
      GlyphData data = font.getGlyph().getGlyph(glyph);
      if (data == null) {
        return List.of();
      }
      return Outlines.map(Outlines.of(data.getPath()), new Matrix(1 / unit, 0, 0, -1 / unit, 0, 0));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + face.resource(), e);
    }
  }

  /** A parsed copy of its own, for whoever embeds it. */
  public TrueTypeFont copy() throws IOException {
    return parse(bytes);
  }
}
