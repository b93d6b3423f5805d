package org.deriv.document.figure;

import java.util.ArrayList;
import java.util.List;

/** Chooses ways for arrows, one after the other, that pass around nodes and cross few others. */
final class Router {
  private static final double CLEARANCE = 5;
  private static final int CROWD = 120;
  private static final double[] BULGES = {22, 32, 44, 58, 74, 92, 112, 134, 160, 200};

  private final List<Pill> nodes;
  private final List<List<Point>> taken = new ArrayList<>();
  private final List<Box> bounds = new ArrayList<>();

  Router(List<Pill> nodes) {
    this.nodes = nodes;
  }

  /** The straight way and arcs on both sides, the best first. */
  static List<Route> ways(Point from, Point to) {
    List<Route> ways = new ArrayList<>(List.of(Route.straight(from, to)));
    for (double bulge : BULGES) {
      ways.add(Route.arc(from, to, bulge));
      ways.add(Route.arc(from, to, -bulge));
    }
    return ways;
  }

  /** Takes the best of the ways, an earlier one being better than a later one just as good. */
  Route choose(Link link, List<Route> ways) {
    Route best = ways.getFirst();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < ways.size() && least > i; i++) {
      List<Point> samples = ways.get(i).samples();
      double cost = 200 * hits(link, samples) + 3 * crossings(samples) + i;
      if (cost < least) {
        least = cost;
        best = ways.get(i);
      }
    }
    taken.add(best.samples());
    bounds.add(bounds(best.samples()));
    return best;
  }

  /** How many other nodes the way comes too close to. */
  private int hits(Link link, List<Point> samples) {
    int hits = 0;
    Box reach = bounds(samples).grown(CLEARANCE);
    for (int node = 0; node < nodes.size(); node++) {
      Pill pill = nodes.get(node);
      if (node != link.from() && node != link.to() && reach.overlaps(pill.box())) {
        hits += samples.stream().anyMatch(point -> pill.distance(point) < CLEARANCE) ? 1 : 0;
      }
    }
    return hits;
  }

  private int crossings(List<Point> samples) {
    int crossings = 0;
    Box reach = bounds(samples);
    // In a crowd the count is not worth its cost.
    for (int i = 0; i < taken.size() && taken.size() < CROWD; i++) {
      crossings += reach.overlaps(bounds.get(i)) && cross(samples, taken.get(i)) ? 1 : 0;
    }
    return crossings;
  }

  /** A little more than the points, so that level ones have a box too. */
  private static Box bounds(List<Point> samples) {
    return Box.spanning(samples).grown(0.01);
  }

  /** Whether two ways cross away from a common end. */
  static boolean cross(List<Point> first, List<Point> second) {
    for (int i = 0; i + 1 < first.size(); i++) {
      for (int j = 0; j + 1 < second.size(); j++) {
        if (cross(first.get(i), first.get(i + 1), second.get(j), second.get(j + 1))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean cross(Point a, Point b, Point c, Point d) {
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
  }

  private static double side(Point a, Point b, Point c) {
    double area = (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
    return Math.abs(area) < 1e-9 ? 0 : area;
  }
}
