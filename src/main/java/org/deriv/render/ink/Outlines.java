package org.deriv.render.ink;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;
import org.deriv.document.Drawing.Move;

/** Outlines mapped, made, and taken over from Java's geometry. */
public final class Outlines {
  // A circle by four Bézier curves: the distance of the control points, in radii.
  private static final double ARC = 0.5522847498;

  private Outlines() {}

  /** The outline under a map. */
  public static List<Move> map(List<Move> outline, Matrix map) {
    return outline.stream().map(move -> map(move, map)).toList();
  }

  private static Move map(Move move, Matrix map) {
    return switch (move) {
      case Move.To(double x, double y) -> new Move.To(map.x(x, y), map.y(x, y));
      case Move.LineTo(double x, double y) -> new Move.LineTo(map.x(x, y), map.y(x, y));
      case Move.CurveTo(double x1, double y1, double x2, double y2, double x, double y) ->
          new Move.CurveTo(
              map.x(x1, y1), map.y(x1, y1), map.x(x2, y2), map.y(x2, y2), map.x(x, y), map.y(x, y));
      case Move.Close() -> move;
    };
  }

  /** A rectangle by its top left corner. */
  public static List<Move> rectangle(double x, double y, double width, double height) {
    return List.of(
        new Move.To(x, y),
        new Move.LineTo(x + width, y),
        new Move.LineTo(x + width, y + height),
        new Move.LineTo(x, y + height),
        new Move.Close());
  }

  /** A circle. */
  public static List<Move> circle(double x, double y, double r) {
    double k = ARC * r;
    return List.of(
        new Move.To(x + r, y),
        new Move.CurveTo(x + r, y + k, x + k, y + r, x, y + r),
        new Move.CurveTo(x - k, y + r, x - r, y + k, x - r, y),
        new Move.CurveTo(x - r, y - k, x - k, y - r, x, y - r),
        new Move.CurveTo(x + k, y - r, x + r, y - k, x + r, y),
        new Move.Close());
  }

  /** A line through points given as x, y, x, y, …. */
  public static List<Move> polyline(double... points) {
    List<Move> outline = new ArrayList<>();
    for (int i = 0; i + 1 < points.length; i += 2) {
      outline.add(
          i == 0
              ? new Move.To(points[i], points[i + 1])
              : new Move.LineTo(points[i], points[i + 1]));
    }
    return outline;
  }

  /** The outline of a shape, quadratic curves raised to cubic ones. */
  public static List<Move> of(Shape shape) {
    List<Move> outline = new ArrayList<>();
    double[] p = new double[6];
    double x = 0;
    double y = 0;
    for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      int kind = path.currentSegment(p);
      switch (kind) {
        case PathIterator.SEG_MOVETO -> outline.add(new Move.To(p[0], p[1]));
        case PathIterator.SEG_LINETO -> outline.add(new Move.LineTo(p[0], p[1]));
        case PathIterator.SEG_QUADTO -> outline.add(raised(x, y, p));
        case PathIterator.SEG_CUBICTO ->
            outline.add(new Move.CurveTo(p[0], p[1], p[2], p[3], p[4], p[5]));
        case PathIterator.SEG_CLOSE -> outline.add(new Move.Close());
        default -> throw new IllegalStateException("unknown path segment " + kind);
      }
      if (kind != PathIterator.SEG_CLOSE) {
        int last = kind == PathIterator.SEG_CUBICTO ? 4 : kind == PathIterator.SEG_QUADTO ? 2 : 0;
        x = p[last];
        y = p[last + 1];
      }
    }
    return outline;
  }

  private static Move raised(double x, double y, double[] p) {
    return new Move.CurveTo(
        x + 2 * (p[0] - x) / 3,
        y + 2 * (p[1] - y) / 3,
        p[2] + 2 * (p[0] - p[2]) / 3,
        p[3] + 2 * (p[1] - p[3]) / 3,
        p[2],
        p[3]);
  }
}
