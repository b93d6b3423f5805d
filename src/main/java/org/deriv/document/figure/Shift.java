package org.deriv.document.figure;

import java.util.List;
import org.deriv.document.Drawing;
import org.deriv.document.Drawing.Ink;
import org.deriv.document.Drawing.Move;

/** Moves what is painted into the corner of a drawing, with coordinates rounded to be short. */
final class Shift {
  private final double dx;
  private final double dy;

  private Shift(double dx, double dy) {
    this.dx = dx;
    this.dy = dy;
  }

  /** The drawing of a size of these inks, moved. */
  static Drawing by(double dx, double dy, double width, double height, List<Ink> inks) {
    Shift shift = new Shift(dx, dy);
    return new Drawing(round(width), round(height), inks.stream().map(shift::ink).toList());
  }

  private Ink ink(Ink ink) {
    return switch (ink) {
      case Ink.Stroke(var outline, var colour, double width, double dash) ->
          new Ink.Stroke(moves(outline), colour, width, dash);
      case Ink.Fill(var outline, var colour) -> new Ink.Fill(moves(outline), colour);
      case Ink.Label(var content, double x, double y, var anchor, double size, var colour) ->
          new Ink.Label(content, x(x), y(y), anchor, size, colour);
    };
  }

  private List<Move> moves(List<Move> outline) {
    return outline.stream().map(this::move).toList();
  }

  private Move move(Move move) {
    return switch (move) {
      case Move.To(double x, double y) -> new Move.To(x(x), y(y));
      case Move.LineTo(double x, double y) -> new Move.LineTo(x(x), y(y));
      case Move.CurveTo(double a, double b, double c, double d, double x, double y) ->
          new Move.CurveTo(x(a), y(b), x(c), y(d), x(x), y(y));
      case Move.Close() -> move;
    };
  }

  private double x(double x) {
    return round(x + dx);
  }

  private double y(double y) {
    return round(y + dy);
  }

  private static double round(double value) {
    return Math.round(1_000 * value) / 1_000.0;
  }
}
