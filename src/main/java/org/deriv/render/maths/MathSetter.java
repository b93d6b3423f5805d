package org.deriv.render.maths;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.deriv.document.LatexCheck;
import org.deriv.render.ink.Piece;
import org.deriv.render.ink.Typefaces;
import org.scilab.forge.jlatexmath.Box;
import org.scilab.forge.jlatexmath.JMathTeXException;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;

/**
 * Sets LaTeX formulas in type: as glyphs and rules with their places, measured in points.
 *
 * <p>Only formulas that {@link LatexCheck} accepts reach JLaTeXMath, which otherwise can hang, keep
 * definitions for ever, or print something else in silence. Safe to share between threads.
 */
public final class MathSetter {
  /** JLaTeXMath keeps its tables in unguarded static maps: one formula at a time, JVM-wide. */
  private static final Lock LIBRARY = new ReentrantLock();

  // The size at which \scriptspace and the like have their usual share; boxes are measured in ems.
  private static final int DESIGN_SIZE = 10;

  // So that a setter that lives as long as an editor does not grow with it.
  private static final int MOST_REMEMBERED = 5_000;

  private record Key(String latex, MathStyle style) {}

  private final MathGlyphs glyphs;
  private final Map<Key, Optional<Piece>> set = new ConcurrentHashMap<>();

  /** A setter that takes its glyphs from these typefaces. */
  public MathSetter(Typefaces typefaces) {
    LIBRARY.lock();
    try {
      // Makes the library read its tables before they are looked into.
      new TeXFormula("x");
      this.glyphs = new MathGlyphs(typefaces, new MathFonts());
    } finally {
      LIBRARY.unlock();
    }
  }

  /**
   * The formula in type at this size in points, its origin at the left of its baseline; empty when
   * it cannot be set.
   */
  public Optional<Piece> set(String latex, MathStyle style, double size) {
    return known(latex, style).map(piece -> piece.scaled(size));
  }

  /** How wide the formula is at this size in points; empty when it cannot be set. */
  public Optional<Double> width(String latex, MathStyle style, double size) {
    return known(latex, style).map(piece -> piece.width() * size);
  }

  private Optional<Piece> known(String latex, MathStyle style) {
    if (set.size() > MOST_REMEMBERED) {
      set.clear();
    }
    return set.computeIfAbsent(new Key(latex, style), this::measure);
  }

  private Optional<Piece> measure(Key key) {
    if (LatexCheck.problem(key.latex).isPresent()) {
      return Optional.empty();
    }
    LIBRARY.lock();
    try {
      return Optional.of(record(JlmDialect.of(key.latex), key.style));
    } catch (JMathTeXException | StackOverflowError e) {
      return Optional.empty();
    } finally {
      LIBRARY.unlock();
    }
  }

  private Piece record(String latex, MathStyle style) {
    int level =
        switch (style) {
          case DISPLAY -> TeXConstants.STYLE_DISPLAY;
          case TEXT -> TeXConstants.STYLE_TEXT;
        };
    Box box = new TeXFormula(latex).createTeXIcon(level, DESIGN_SIZE).getBox();
    RecordingGraphics graphics = new RecordingGraphics(glyphs, MathFonts.first());
    box.draw(graphics, 0, 0);
    double shift = box.getShift();
    return new Piece(
        box.getWidth(), box.getHeight() - shift, box.getDepth() + shift, graphics.paints());
  }
}
