package org.deriv.document.figure;

import java.util.List;
import org.deriv.document.Drawing.Move;

/**
 * The outline of a node: a circle, or one drawn out sideways for a long label.
 *
 * @param halfWidth at least {@code radius}
 */
record Pill(Point centre, double halfWidth, double radius) {
  // Of the handles of the Bezier curve that is nearest to a quarter of a circle.
  private static final double QUARTER = 0.5522847498;

  /** How far a point is from the outline; negative inside. */
  double distance(Point point) {
    double reach = halfWidth - radius;
    double along = Math.clamp(point.x() - centre.x(), -reach, reach);
    return point.minus(new Point(centre.x() + along, centre.y())).length() - radius;
  }

  Box box() {
    return Box.around(centre, 2 * halfWidth, 2 * radius);
  }

  Pill at(Point where) {
    return new Pill(where, halfWidth, radius);
  }

  List<Move> outline() {
    double left = centre.x() - halfWidth + radius;
    double right = centre.x() + halfWidth - radius;
    double x = centre.x();
    double y = centre.y();
    double h = QUARTER * radius;
    double w = halfWidth;
    double r = radius;
    return List.of(
        new Move.To(right, y - r),
        new Move.CurveTo(right + h, y - r, x + w, y - h, x + w, y),
        new Move.CurveTo(x + w, y + h, right + h, y + r, right, y + r),
        new Move.LineTo(left, y + r),
        new Move.CurveTo(left - h, y + r, x - w, y + h, x - w, y),
        new Move.CurveTo(x - w, y - h, left - h, y - r, left, y - r),
        new Move.Close());
  }
}
