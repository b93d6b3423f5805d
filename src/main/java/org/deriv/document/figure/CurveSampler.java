package org.deriv.document.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.deriv.document.figure.Chart.Datum;

/**
 * Samples functions: evenly at first, then more closely where they bend, and as closely as it is
 * seen where they cease to be defined. The same function always gives the same points.
 */
final class CurveSampler {
  private static final int FIRST = 200;
  private static final int DEEPEST = 10;
  private static final int MOST = 6_000;

  /** How far, as a fraction of the height, a chord may lie from the curve. */
  private static final double TOLERANCE = 0.0008;

  /** A step between neighbours at the deepest level that counts as a gap. */
  private static final double JUMP = 0.02;

  private static final double HUGE = 1e300;

  private final DoubleUnaryOperator function;
  private final Span across;
  private int evaluations;

  CurveSampler(DoubleUnaryOperator function, Span across) {
    this.function = function;
    this.across = across;
  }

  /** Evenly spaced points, those included at which the function is undefined. */
  List<Datum> even() {
    List<Datum> points = new ArrayList<>();
    for (int i = 0; i <= FIRST; i++) {
      points.add(at((double) i / FIRST));
    }
    return points;
  }

  private Datum at(double fraction) {
    evaluations++;
    double x = across.value(fraction);
    double y = function.applyAsDouble(x);
    return new Datum(x, Math.abs(y) < HUGE ? y : Double.NaN);
  }

  /** Whether values grow without limit beyond those of evenly spaced points. */
  boolean isUnbounded(List<Datum> even) {
    int top = -1;
    for (int i = 0; i < even.size(); i++) {
      double y = Math.abs(even.get(i).y());
      top = !Double.isNaN(y) && (top < 0 || y > Math.abs(even.get(top).y())) ? i : top;
    }
    return top >= 0
        && (grows(even, top, Math.max(0, top - 1)) || grows(even, top, Math.min(FIRST, top + 1)));
  }

  /** Whether halving the interval towards the greater value, again and again, lets it grow. */
  private boolean grows(List<Datum> even, int from, int to) {
    double start = Math.abs(even.get(from).y());
    double low = (double) from / FIRST;
    double high = (double) to / FIRST;
    double lowValue = start;
    double highValue = Math.abs(even.get(to).y());
    for (int i = 0; i < 40; i++) {
      double middle = (low + high) / 2;
      double value = Math.abs(at(middle).y());
      boolean upper = !(highValue < lowValue);
      if (upper) {
        low = middle;
        lowValue = Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
      } else {
        high = middle;
        highValue = value;
      }
      if (value > 50 * start && start > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The connected pieces of the curve, as fractions of the width and of the height, y upwards.
   *
   * @param up the axis of the values
   */
  List<List<Point>> pieces(List<Datum> even, Span up) {
    List<Point> points = new ArrayList<>();
    List<List<Point>> pieces = new ArrayList<>();
    points.add(point(even.getFirst(), up));
    for (int i = 0; i + 1 < even.size(); i++) {
      Point from = points.getLast();
      Point to = point(even.get(i + 1), up);
      refine(from, to, 0, up, points);
      points.add(to);
    }
    List<Point> piece = new ArrayList<>();
    for (Point point : points) {
      boolean defined = !Double.isNaN(point.y());
      if (!piece.isEmpty() && (!defined || jumps(piece.getLast(), point))) {
        pieces.add(List.copyOf(piece));
        piece.clear();
      }
      if (defined) {
        piece.add(point);
      }
    }
    pieces.add(List.copyOf(piece));
    pieces.removeIf(List::isEmpty);
    return pieces;
  }

  private Point point(Datum datum, Span up) {
    return new Point(across.fraction(datum.x()), up.fraction(datum.y()));
  }

  private void refine(Point from, Point to, int depth, Span up, List<Point> points) {
    boolean offTogether = isOff(from) && clip(from.y()) == clip(to.y());
    if (depth >= DEEPEST || evaluations >= MOST || offTogether) {
      return;
    }
    double place = (from.x() + to.x()) / 2;
    Point middle = new Point(place, up.fraction(at(place).y()));
    boolean all = !Double.isNaN(from.y() + to.y() + middle.y());
    boolean none = Double.isNaN(from.y()) && Double.isNaN(to.y()) && Double.isNaN(middle.y());
    double chord = (clip(from.y()) + clip(to.y())) / 2;
    if (none || (all && Math.abs(clip(middle.y()) - chord) < TOLERANCE)) {
      return;
    }
    refine(from, middle, depth + 1, up, points);
    points.add(middle);
    refine(middle, to, depth + 1, up, points);
  }

  private static boolean isOff(Point point) {
    return point.y() < -1 || point.y() > 2;
  }

  private static double clip(double height) {
    return Math.clamp(height, -1, 2);
  }

  private static boolean jumps(Point from, Point to) {
    double closest = 1.0 / FIRST / (1 << (DEEPEST - 1));
    return to.x() - from.x() < closest && Math.abs(clip(to.y()) - clip(from.y())) > JUMP;
  }
}
