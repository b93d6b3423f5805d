package org.deriv.document.figure;

import java.util.ArrayList;
import java.util.List;

/** Cuts curves off at the edges of the unit square. */
final class Clipping {
  private Clipping() {}

  /** The parts of a curve within the unit square. */
  static List<List<Point>> of(List<Point> curve) {
    List<List<Point>> parts = new ArrayList<>();
    List<Point> part = new ArrayList<>();
    for (int i = 0; i < curve.size(); i++) {
      if (inside(curve.get(i))) {
        part.add(curve.get(i));
      }
      if (i + 1 < curve.size()) {
        crossing(curve.get(i), curve.get(i + 1), part, parts);
      }
    }
    close(part, parts);
    return parts;
  }

  /** Adds where the step from one point to the next enters or leaves the square. */
  private static void crossing(Point from, Point to, List<Point> part, List<List<Point>> parts) {
    if (inside(from) && inside(to)) {
      return;
    }
    double[] kept = kept(from, to);
    boolean touches = kept[0] < kept[1];
    if (inside(from)) {
      if (touches) {
        part.add(from.towards(to, kept[1]));
      }
      close(part, parts);
    } else if (touches) {
      part.add(from.towards(to, kept[0]));
      if (!inside(to)) {
        part.add(from.towards(to, kept[1]));
        close(part, parts);
      }
    }
  }

  /** Between which fractions of a step it lies within the square (Liang and Barsky). */
  private static double[] kept(Point from, Point to) {
    double[] kept = {0, 1};
    limit(kept, from.x(), to.x());
    limit(kept, from.y(), to.y());
    return kept;
  }

  private static void limit(double[] kept, double from, double to) {
    if (from == to) {
      kept[1] = from < 0 || from > 1 ? -1 : kept[1];
      return;
    }
    double atZero = -from / (to - from);
    double atOne = (1 - from) / (to - from);
    kept[0] = Math.max(kept[0], Math.min(atZero, atOne));
    kept[1] = Math.min(kept[1], Math.max(atZero, atOne));
  }

  private static boolean inside(Point point) {
    return 0 <= point.x() && point.x() <= 1 && 0 <= point.y() && point.y() <= 1;
  }

  private static void close(List<Point> part, List<List<Point>> parts) {
    if (!part.isEmpty()) {
      parts.add(List.copyOf(part));
      part.clear();
    }
  }
}
