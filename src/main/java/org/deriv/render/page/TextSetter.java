package org.deriv.render.page;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.deriv.document.LatexCommand;
import org.deriv.document.UnicodeScripts;
import org.deriv.render.ink.Face;
import org.deriv.render.ink.Matrix;
import org.deriv.render.ink.Outlines;
import org.deriv.render.ink.Paint;
import org.deriv.render.ink.Piece;
import org.deriv.render.ink.Typeface;
import org.deriv.render.ink.Typefaces;
import org.deriv.render.maths.MathSetter;
import org.deriv.render.maths.MathStyle;

/** Sets words in type: ligatures, kerning, and signs that the face lacks taken from mathematics. */
final class TextSetter {
  private static final Map<String, Integer> LIGATURES =
      Map.of("ffi", 0xfb03, "ffl", 0xfb04, "ff", 0xfb00, "fi", 0xfb01, "fl", 0xfb02);
  private static final Map<String, String> SIGNS =
      LatexCommand.all().stream()
          .filter(command -> command.unicode().codePointCount(0, command.unicode().length()) == 1)
          .filter(command ->
              switch (command.kind()) {
                case SYMBOL, LARGE, DELIMITER -> true;
                case FUNCTION, SPACE, ACCENT, FONT, STRUCTURE, LAYOUT -> false;
              })
          .collect(
              Collectors.toUnmodifiableMap(
                  LatexCommand::unicode,
                  LatexCommand::name,
                  // Either name prints the same sign; the shorter one, then the first.
                  (a, b) -> List.of(a, b).stream().sorted().toList().getFirst()));

  private final Typefaces typefaces;
  private final MathSetter maths;

  TextSetter(Typefaces typefaces, MathSetter maths) {
    this.typefaces = typefaces;
    this.maths = maths;
  }

  /** A word or phrase on one line, spaces as wide as they are. */
  Piece words(String text, TextStyle style) {
    List<Piece> pieces = new ArrayList<>();
    String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
    Typeface typeface = typefaces.of(style.face());
    Run run = new Run(typeface, style);
    for (int i = 0; i < normal.length(); ) {
      String ligature = ligature(normal, i, style.face());
      int codePoint = LIGATURES.getOrDefault(ligature, normal.codePointAt(i));
      String source = ligature.isEmpty() ? Character.toString(codePoint) : ligature;
      Optional<Integer> glyph = typeface.glyph(codePoint);
      if (glyph.isPresent()) {
        run.add(glyph.get(), source);
      } else {
        pieces.add(run.piece());
        run = new Run(typeface, style);
        pieces.add(foreign(source, style));
      }
      i += source.length();
    }
    pieces.add(run.piece());
    return Piece.row(pieces);
  }

  /** The room between the letters before and after a place in a word. */
  double kern(String word, int place, TextStyle style) {
    Typeface typeface = typefaces.of(style.face());
    Optional<Integer> before = typeface.glyph(word.charAt(place - 1));
    Optional<Integer> after = typeface.glyph(word.charAt(place));
    return before.isPresent() && after.isPresent()
        ? typeface.kern(before.get(), after.get()) * style.size()
        : 0;
  }

  /** The room between two words. */
  Item.Glue space(TextStyle style) {
    Typeface typeface = typefaces.of(style.face());
    int glyph = typeface.glyph(' ').orElseThrow();
    double width = typeface.advance(glyph) * style.size();
    Paint blank =
        new Paint.Glyph(
            style.face(), glyph, " ", Matrix.scaleAt(style.size(), 0, 0), style.colour());
    boolean code = style.face().equals(Face.TYPEWRITER);
    return new Item.Glue(width, code ? 0 : width / 2, code ? 0 : width / 3, List.of(blank));
  }

  private static String ligature(String text, int at, Face face) {
    if (face.equals(Face.TYPEWRITER) || text.charAt(at) != 'f') {
      return "";
    }
    for (int length = 3; length >= 2; length--) {
      String candidate = text.substring(at, Math.min(text.length(), at + length));
      if (candidate.length() == length && LIGATURES.containsKey(candidate)) {
        return candidate;
      }
    }
    return "";
  }

  private Piece foreign(String sign, TextStyle style) {
    return Optional.ofNullable(SIGNS.get(sign))
        .map(name -> "\\" + name)
        .or(() -> UnicodeScripts.latex(sign))
        .flatMap(latex -> maths.set(latex, MathStyle.TEXT, style.size()))
        .map(piece -> piece.inked(style.colour()))
        .orElseGet(() -> missing(style))
        .spoken(sign);
  }

  // A box, as is the custom for a sign that no typeface at hand has.
  private static Piece missing(TextStyle style) {
    double em = style.size();
    Paint box =
        new Paint.Trace(
            Outlines.rectangle(0.08 * em, -0.66 * em, 0.44 * em, 0.66 * em),
            style.colour(),
            0.04 * em,
            0);
    return new Piece(0.6 * em, 0.7 * em, 0, List.of(box));
  }

  /** Glyphs of one face set one after another. */
  private static final class Run {
    private final Typeface typeface;
    private final TextStyle style;
    private final List<Paint> paints = new ArrayList<>();
    private double pen;
    private int previous;

    Run(Typeface typeface, TextStyle style) {
      this.typeface = typeface;
      this.style = style;
    }

    void add(int glyph, String source) {
      if (previous != 0) {
        pen += typeface.kern(previous, glyph) * style.size();
      }
      Matrix at = Matrix.scaleAt(style.size(), pen, 0);
      paints.add(new Paint.Glyph(style.face(), glyph, source, at, style.colour()));
      pen += typeface.advance(glyph) * style.size();
      previous = glyph;
    }

    Piece piece() {
      // The height of an ascender and the depth of a descender, whatever the letters are.
      return new Piece(pen, 0.72 * style.size(), 0.22 * style.size(), paints);
    }
  }
}
