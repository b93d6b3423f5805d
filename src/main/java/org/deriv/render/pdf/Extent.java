package org.deriv.render.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.deriv.document.Drawing.Move;
import org.deriv.render.ink.Paint;

/** The rectangle around some paint; y grows downwards. */
record Extent(double left, double top, double right, double bottom) {

  /** Around all points of outlines and the places of glyphs; none around nothing. */
  static Optional<Extent> of(List<Paint> paints) {
    List<Extent> points = new ArrayList<>();
    paints.forEach(paint -> collect(paint, points));
    return points.stream().reduce(Extent::with);
  }

  private static void collect(Paint paint, List<Extent> points) {
    switch (paint) {
      case Paint.Area(List<Move> outline, var _) -> outline.forEach(move -> collect(move, points));
      case Paint.Trace(List<Move> outline, var _, double _, double _) ->
          outline.forEach(move -> collect(move, points));
      case Paint.Glyph(var _, int _, var _, var matrix, var _) -> {
        double size = Math.abs(matrix.a()) + Math.abs(matrix.b());
        points.add(new Extent(matrix.e(), matrix.f() - size, matrix.e() + size, matrix.f()));
      }
      case Paint.Spoken(var _, List<Paint> inside) -> inside.forEach(each -> collect(each, points));
      case Paint.Tagged(var _, List<Paint> inside) -> inside.forEach(each -> collect(each, points));
      case Paint.Hotspot _, Paint.Anchor _, Paint.Bookmark _ -> {}
    }
  }

  private static void collect(Move move, List<Extent> points) {
    switch (move) {
      case Move.To(double x, double y) -> points.add(new Extent(x, y, x, y));
      case Move.LineTo(double x, double y) -> points.add(new Extent(x, y, x, y));
      case Move.CurveTo(double x1, double y1, double x2, double y2, double x, double y) -> {
        points.add(
            new Extent(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)));
        points.add(new Extent(x, y, x, y));
      }
      case Move.Close() -> {}
    }
  }

  private Extent with(Extent other) {
    return new Extent(
        Math.min(left, other.left),
        Math.min(top, other.top),
        Math.max(right, other.right),
        Math.max(bottom, other.bottom));
  }

  /** The same rectangle on a page of a height, where y grows upwards. */
  PDRectangle onPage(double height) {
    return new PDRectangle(
        (float) left, (float) (height - bottom), (float) (right - left), (float) (bottom - top));
  }
}
