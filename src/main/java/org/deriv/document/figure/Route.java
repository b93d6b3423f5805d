package org.deriv.document.figure;

import java.util.ArrayList;
import java.util.List;
import org.deriv.document.Drawing.Move;

/**
 * The way of an arrow: cubic Bezier curves one after the other. A place on it is a number from 0 to
 * {@link #length()}, counted in curves.
 *
 * @param points the start, then two handles and an end for each curve
 */
record Route(List<Point> points) {
  private static final int STEPS = 24;
  private static final double STEP = 0.02;

  Route {
    points = List.copyOf(points);
    if (points.size() < 4 || points.size() % 3 != 1) {
      throw new IllegalStateException("a route of " + points.size() + " points");
    }
  }

  static Route straight(Point from, Point to) {
    return new Route(List.of(from, from.towards(to, 1 / 3.0), from.towards(to, 2 / 3.0), to));
  }

  /**
   * An arc whose middle lies this far to the left of the straight way, as seen in its direction.
   */
  static Route arc(Point from, Point to, double bulge) {
    Point aside = to.minus(from).unit().turned().times(4 / 3.0 * bulge);
    return new Route(
        List.of(from, from.towards(to, 0.2).plus(aside), from.towards(to, 0.8).plus(aside), to));
  }

  /** A smooth way through points, at least two. */
  static Route through(List<Point> stops) {
    List<Point> points = new ArrayList<>(List.of(stops.getFirst()));
    for (int i = 0; i + 1 < stops.size(); i++) {
      Point from = stops.get(i);
      Point to = stops.get(i + 1);
      double third = to.minus(from).length() / 3;
      points.add(from.plus(direction(stops, i).times(third)));
      points.add(to.minus(direction(stops, i + 1).times(third)));
      points.add(to);
    }
    return new Route(points);
  }

  private static Point direction(List<Point> stops, int i) {
    Point before = stops.get(Math.max(0, i - 1));
    Point after = stops.get(Math.min(stops.size() - 1, i + 1));
    return after.minus(before).unit();
  }

  int length() {
    return points.size() / 3;
  }

  Point at(double place) {
    int curve = Math.min((int) place, length() - 1);
    double t = place - curve;
    double s = 1 - t;
    double[] weights = {s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t};
    double x = 0;
    double y = 0;
    for (int i = 0; i < 4; i++) {
      Point point = points.get(3 * curve + i);
      x += weights[i] * point.x();
      y += weights[i] * point.y();
    }
    return new Point(x, y);
  }

  /** The direction at a place. */
  Point direction(double place) {
    double step = 0.02;
    return at(Math.min(length(), place + step)).minus(at(Math.max(0, place - step))).unit();
  }

  /** Seven points: those of the curve up to a fraction of it, and those of the rest. */
  private List<Point> split(int curve, double fraction) {
    List<Point> c = points.subList(3 * curve, 3 * curve + 4);
    Point a = c.get(0).towards(c.get(1), fraction);
    Point middle = c.get(1).towards(c.get(2), fraction);
    Point f = c.get(2).towards(c.get(3), fraction);
    Point b = a.towards(middle, fraction);
    Point e = middle.towards(f, fraction);
    return List.of(c.get(0), a, b, b.towards(e, fraction), e, f, c.get(3));
  }

  /** The part between two places. */
  Route between(double from, double to) {
    int last = Math.min((int) to, length() - 1);
    Route head =
        new Route(joined(points.subList(0, 3 * last), split(last, to - last).subList(0, 4)));
    int first = Math.min((int) from, head.length() - 1);
    double whole = first == last ? Math.max(1e-9, to - last) : 1;
    List<Point> tail = head.split(first, Math.min(1, (from - first) / whole)).subList(3, 7);
    return new Route(joined(tail, head.points.subList(3 * first + 4, head.points.size())));
  }

  private static List<Point> joined(List<Point> first, List<Point> second) {
    List<Point> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** Points along the way, close to one another. */
  List<Point> samples() {
    List<Point> samples = new ArrayList<>();
    for (int i = 0; i <= STEPS * length(); i++) {
      samples.add(at((double) i / STEPS));
    }
    return samples;
  }

  /** The part outside of the two nodes that it joins, which keeps off the second one. */
  Route outside(Pill start, Pill end, double gap) {
    double from = edge(0, STEP, start, 0);
    double to = edge(length(), -STEP, end, gap);
    return to - from < STEP ? this : between(from, to);
  }

  /** The first place that is as far from a node as asked, from an end of the way inwards. */
  private double edge(double end, double step, Pill node, double gap) {
    double inside = end;
    double outside = end;
    while (node.distance(at(outside)) < gap && Math.abs(outside - end) < length() - STEP) {
      inside = outside;
      outside += step;
    }
    for (int i = 0; i < 12; i++) {
      double middle = (inside + outside) / 2;
      boolean far = node.distance(at(middle)) >= gap;
      inside = far ? inside : middle;
      outside = far ? middle : outside;
    }
    return outside;
  }

  List<Move> moves() {
    List<Move> moves = new ArrayList<>();
    moves.add(new Move.To(points.getFirst().x(), points.getFirst().y()));
    for (int i = 1; i + 2 < points.size(); i += 3) {
      Point a = points.get(i);
      Point b = points.get(i + 1);
      Point c = points.get(i + 2);
      moves.add(new Move.CurveTo(a.x(), a.y(), b.x(), b.y(), c.x(), c.y()));
    }
    return moves;
  }
}
