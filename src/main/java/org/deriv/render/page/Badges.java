package org.deriv.render.page;

import java.util.ArrayList;
import java.util.List;
import org.deriv.document.Drawing.Colour;
import org.deriv.document.Drawing.Move;
import org.deriv.document.Mark;
import org.deriv.render.ink.Outlines;
import org.deriv.render.ink.Paint;
import org.deriv.render.ink.Piece;
import org.deriv.render.ink.Tag;

/** Verdicts drawn as small discs: filled when certain, as rings when short of a proof. */
final class Badges {
  private static final double LINE = 0.24;

  private Badges() {}

  /** The badge of a verdict, its middle a quarter of an em above the baseline. */
  static Piece of(Mark mark, double em, Item.Glue blank) {
    double r = 0.42 * em;
    double y = -0.27 * em;
    Colour colour = colour(mark);
    // Something to select: readers ignore what is said of a drawing alone.
    List<Paint> paints = new ArrayList<>(blank.paints());
    boolean ring = mark == Mark.EXACT || mark == Mark.TESTED;
    if (ring) {
      paints.add(new Paint.Trace(Outlines.circle(r, y, 0.9 * r), colour, 0.18 * r, 0));
    } else {
      paints.add(new Paint.Area(Outlines.circle(r, y, r), colour));
    }
    Colour line = ring ? colour : Colour.PAPER;
    for (List<Move> stroke : strokes(mark, r, y)) {
      paints.add(new Paint.Trace(stroke, line, LINE * r, 0));
    }
    return new Piece(2 * r, r - y, Math.max(0, r + y), paints)
        .spoken("[" + mark.words() + "]")
        .tagged(Tag.figure(mark.words()));
  }

  private static Colour colour(Mark mark) {
    return switch (mark) {
      case PROVED, EXACT, TESTED -> Colour.GREEN;
      case UNDECIDED -> Colour.AMBER;
      case REFUTED, ERROR -> Colour.RED;
    };
  }

  private static List<List<Move>> strokes(Mark mark, double r, double y) {
    return switch (mark) {
      case PROVED, EXACT ->
          List.of(
              Outlines.polyline(
                  0.54 * r, y + 0.04 * r, 0.88 * r, y + 0.38 * r, 1.48 * r, y - 0.36 * r));
      case TESTED -> List.of(wave(r, y - 0.17 * r), wave(r, y + 0.2 * r));
      case REFUTED ->
          List.of(
              Outlines.polyline(0.64 * r, y - 0.36 * r, 1.36 * r, y + 0.36 * r),
              Outlines.polyline(1.36 * r, y - 0.36 * r, 0.64 * r, y + 0.36 * r));
      case UNDECIDED -> List.of(question(r, y), dot(r, y));
      case ERROR -> List.of(Outlines.polyline(r, y - 0.52 * r, r, y + 0.12 * r), dot(r, y));
    };
  }

  private static List<Move> wave(double r, double y) {
    return List.of(
        new Move.To(0.55 * r, y + 0.07 * r),
        new Move.CurveTo(0.8 * r, y - 0.26 * r, 0.9 * r, y - 0.06 * r, r, y),
        new Move.CurveTo(1.1 * r, y + 0.06 * r, 1.2 * r, y + 0.26 * r, 1.45 * r, y - 0.07 * r));
  }

  private static List<Move> question(double r, double y) {
    return List.of(
        new Move.To(0.72 * r, y - 0.28 * r),
        new Move.CurveTo(0.74 * r, y - 0.68 * r, 1.34 * r, y - 0.66 * r, 1.3 * r, y - 0.28 * r),
        new Move.CurveTo(1.28 * r, y - 0.04 * r, r, y - 0.06 * r, r, y + 0.2 * r));
  }

  private static List<Move> dot(double r, double y) {
    return Outlines.polyline(r, y + 0.4 * r, r, y + 0.56 * r);
  }
}
