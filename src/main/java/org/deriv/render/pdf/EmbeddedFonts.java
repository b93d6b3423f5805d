package org.deriv.render.pdf;

import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.deriv.render.ink.Face;
import org.deriv.render.ink.Typefaces;

/** The fonts of one PDF file, named in the order of their first use. */
final class EmbeddedFonts {
  private final Typefaces typefaces;
  private final SortedMap<Face, EmbeddedFont> fonts = new TreeMap<>();

  EmbeddedFonts(Typefaces typefaces) {
    this.typefaces = typefaces;
  }

  EmbeddedFont of(Face face) {
    return fonts.computeIfAbsent(
        face, key -> new EmbeddedFont(typefaces.of(key), "F" + (fonts.size() + 1)));
  }

  /** The resources of every page, filled in when all pages are written. */
  void fill(COSDictionary resources) throws IOException {
    COSDictionary dictionary = new COSDictionary();
    for (EmbeddedFont font : fonts.values()) {
      dictionary.setItem(COSName.getPDFName(font.name()), font.dictionary());
    }
    resources.setItem(COSName.FONT, dictionary);
  }
}
