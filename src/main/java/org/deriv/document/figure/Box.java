package org.deriv.document.figure;

import java.util.Collection;

/** An upright rectangle; {@code top} is the smaller y. */
record Box(double left, double top, double right, double bottom) {
  static Box around(Point centre, double width, double height) {
    return new Box(
        centre.x() - width / 2,
        centre.y() - height / 2,
        centre.x() + width / 2,
        centre.y() + height / 2);
  }

  /** The smallest rectangle around rectangles, at least one. */
  static Box covering(Collection<Box> boxes) {
    return boxes.stream()
        .reduce((a, b) ->
            new Box(
                Math.min(a.left, b.left),
                Math.min(a.top, b.top),
                Math.max(a.right, b.right),
                Math.max(a.bottom, b.bottom)))
        .orElseThrow();
  }

  /** The smallest rectangle around points, at least one. */
  static Box spanning(Collection<Point> points) {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Point point : points) {
      left = Math.min(left, point.x());
      top = Math.min(top, point.y());
      right = Math.max(right, point.x());
      bottom = Math.max(bottom, point.y());
    }
    return new Box(left, top, right, bottom);
  }

  double width() {
    return right - left;
  }

  double height() {
    return bottom - top;
  }

  Point centre() {
    return new Point((left + right) / 2, (top + bottom) / 2);
  }

  Box grown(double margin) {
    return new Box(left - margin, top - margin, right + margin, bottom + margin);
  }

  boolean overlaps(Box other) {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }

  boolean contains(Point point) {
    return left < point.x() && point.x() < right && top < point.y() && point.y() < bottom;
  }

  /** Whether a straight line between two points enters it. */
  boolean meets(Point from, Point to) {
    double enter = 0;
    double leave = 1;
    double[] starts = {from.x(), from.y()};
    double[] steps = {to.x() - from.x(), to.y() - from.y()};
    double[] lows = {left, top};
    double[] highs = {right, bottom};
    for (int axis = 0; axis < 2; axis++) {
      if (Math.abs(steps[axis]) < 1e-12) {
        if (starts[axis] <= lows[axis] || starts[axis] >= highs[axis]) {
          return false;
        }
      } else {
        double a = (lows[axis] - starts[axis]) / steps[axis];
        double b = (highs[axis] - starts[axis]) / steps[axis];
        enter = Math.max(enter, Math.min(a, b));
        leave = Math.min(leave, Math.max(a, b));
      }
    }
    return enter < leave;
  }
}
