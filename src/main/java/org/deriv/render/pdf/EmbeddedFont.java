package org.deriv.render.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.deriv.render.ink.Typeface;

/**
 * A typeface in a PDF file: the glyphs that are used, by their number in the typeface, each with
 * the text that it stands for.
 *
 * <p>Written here and not by PDFBox's own embedder, which takes the text from the typeface's
 * character table: the typefaces of mathematics have private codes there.
 */
final class EmbeddedFont {
  private static final List<String> TABLES =
      List.of("head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm", "gasp");
  private static final int SYMBOLIC = 4;
  private static final String PART = "\u2060";

  private final Typeface typeface;
  private final String name;
  private final SortedMap<Integer, String> used = new TreeMap<>();

  EmbeddedFont(Typeface typeface, String name) {
    this.typeface = typeface;
    this.name = name;
  }

  /** Its name in the resources of a page. */
  String name() {
    return name;
  }

  /** Writes the code of a glyph in a string of the page, in hexadecimal. */
  void code(StringBuilder out, int glyph, String unicode) {
    used.putIfAbsent(glyph, unicode);
    Hexadecimal.append(out, glyph);
  }

  /** How far a glyph moves the pen, in thousandths of an em as the file says it. */
  double advance(int glyph) {
    return Math.round(typeface.advance(glyph) * 100_000) / 100.0;
  }

  /** The font as an object of the file; call it when all pages are written. */
  COSDictionary dictionary() throws IOException {
    try (TrueTypeFont font = typeface.copy()) {
      TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
      subsetter.addGlyphIds(new HashSet<>(used.keySet()));
      String base = prefix() + "+" + font.getName();
      subsetter.setPrefix(prefix());
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      subsetter.writeToStream(file);
      COSDictionary descendant = descendant(font, base, file.toByteArray());
      descendant.setItem(COSName.CID_TO_GID_MAP, glyphMap(subsetter.getGIDMap()));
      COSDictionary dictionary = typed(COSName.FONT, COSName.TYPE0);
      dictionary.setName(COSName.BASE_FONT, base);
      dictionary.setItem(COSName.ENCODING, COSName.IDENTITY_H);
      COSArray descendants = new COSArray();
      descendants.add(descendant);
      dictionary.setItem(COSName.DESCENDANT_FONTS, descendants);
      dictionary.setItem(COSName.TO_UNICODE, stream(toUnicode()));
      return dictionary;
    }
  }

  private COSDictionary descendant(TrueTypeFont font, String base, byte[] file) throws IOException {
    COSDictionary descendant = typed(COSName.FONT, COSName.CID_FONT_TYPE2);
    descendant.setName(COSName.BASE_FONT, base);
    COSDictionary system = new COSDictionary();
    system.setString(COSName.REGISTRY, "Adobe");
    system.setString(COSName.ORDERING, "Identity");
    system.setInt(COSName.SUPPLEMENT, 0);
    descendant.setItem(COSName.CIDSYSTEMINFO, system);
    descendant.setItem(COSName.FONT_DESC, descriptor(font, base, file));
    COSArray widths = new COSArray();
    for (int glyph : used.keySet()) {
      COSArray width = new COSArray();
      width.add(new COSFloat((float) advance(glyph)));
      widths.add(COSInteger.get(glyph));
      widths.add(width);
    }
    descendant.setItem(COSName.W, widths);
    return descendant;
  }

  private static COSDictionary descriptor(TrueTypeFont font, String base, byte[] file)
      throws IOException {
    COSDictionary descriptor = new COSDictionary();
    descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setName(COSName.FONT_NAME, base);
    descriptor.setInt(COSName.FLAGS, SYMBOLIC);
    float scale = 1000f / font.getUnitsPerEm();
    var head = font.getHeader();
    COSArray box = new COSArray();
    for (short side : List.of(head.getXMin(), head.getYMin(), head.getXMax(), head.getYMax())) {
      box.add(COSInteger.get(Math.round(side * scale)));
    }
    descriptor.setItem(COSName.FONT_BBOX, box);
    var horizontal = font.getHorizontalHeader();
    boolean slanted = (head.getMacStyle() & 2) != 0;
    descriptor.setInt(COSName.ITALIC_ANGLE, slanted ? -14 : 0);
    descriptor.setInt(COSName.ASCENT, Math.round(horizontal.getAscender() * scale));
    descriptor.setInt(COSName.DESCENT, Math.round(horizontal.getDescender() * scale));
    descriptor.setInt(COSName.CAP_HEIGHT, 683);
    descriptor.setInt(COSName.STEM_V, 69);
    COSStream program = stream(file);
    program.setInt(COSName.LENGTH1, file.length);
    descriptor.setItem(COSName.FONT_FILE2, program);
    return descriptor;
  }

  // The glyph numbers of the whole typeface are the codes; this maps them to those of the subset.
  private COSStream glyphMap(Map<Integer, Integer> oldByNew) throws IOException {
    byte[] map = new byte[2 * (used.lastKey() + 1)];
    oldByNew.forEach((subset, glyph) -> {
      if (2 * glyph + 1 < map.length) {
        map[2 * glyph] = (byte) (subset >> 8);
        map[2 * glyph + 1] = (byte) (int) subset;
      }
    });
    return stream(map);
  }

  private byte[] toUnicode() {
    // A part of a larger sign is read as nothing, but it must be read as something.
    List<Map.Entry<Integer, String>> known =
        used.entrySet().stream()
            .map(entry -> entry.getValue().isEmpty() ? Map.entry(entry.getKey(), PART) : entry)
            .toList();
    StringBuilder map = new StringBuilder();
    map.append("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n")
        .append("/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n")
        .append("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n")
        .append("1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    // A block of mappings has at most 100 entries.
    for (int from = 0; from < known.size(); from += 100) {
      var block = known.subList(from, Math.min(known.size(), from + 100));
      map.append(block.size()).append(" beginbfchar\n");
      for (var entry : block) {
        map.append('<');
        Hexadecimal.append(map, entry.getKey());
        map.append("> <");
        Hexadecimal.append(map, entry.getValue());
        map.append(">\n");
      }
      map.append("endbfchar\n");
    }
    map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    return map.toString().getBytes(StandardCharsets.US_ASCII);
  }

  // Six letters that tell subsets of one typeface apart.
  private String prefix() {
    long hash = used.keySet().hashCode() & 0xffffffffL;
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      letters.append((char) ('A' + hash % 26));
      hash /= 26;
    }
    return letters.toString();
  }

  private static COSDictionary typed(COSName type, COSName subtype) {
    COSDictionary dictionary = new COSDictionary();
    dictionary.setItem(COSName.TYPE, type);
    dictionary.setItem(COSName.SUBTYPE, subtype);
    return dictionary;
  }

  private static COSStream stream(byte[] content) throws IOException {
    COSStream stream = new COSStream();
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(content);
    }
    return stream;
  }
}
