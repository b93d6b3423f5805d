package org.deriv.document.figure;

/** A point or a step in the plane, in points (1/72 inch), y growing downwards. */
record Point(double x, double y) {
  Point plus(Point step) {
    return new Point(x + step.x, y + step.y);
  }

  Point minus(Point other) {
    return new Point(x - other.x, y - other.y);
  }

  Point times(double factor) {
    return new Point(factor * x, factor * y);
  }

  double length() {
    return Math.hypot(x, y);
  }

  /** The same direction with length 1; of no direction the one to the right. */
  Point unit() {
    double length = length();
    return length < 1e-9 ? new Point(1, 0) : times(1 / length);
  }

  /** A quarter turn: of the direction to the right the one upwards. */
  Point turned() {
    return new Point(y, -x);
  }

  /** The point at a fraction of the way to another one. */
  Point towards(Point other, double fraction) {
    return plus(other.minus(this).times(fraction));
  }
}
