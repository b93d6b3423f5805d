package org.deriv.document.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds places for the labels of arrows, off the nodes, off other labels and off the arrows. */
final class LabelPlacer {
  private static final double[] PLACES = {0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8};
  private static final double[] GAPS = {2, 5};
  private static final double BLOCKED = 1_000;
  private static final double CROSSED = 40;
  private static final double CROWDED = 5;
  private static final double ROOM = 3;

  private final List<Pill> nodes;
  private final List<List<Point>> routes;
  private final List<Box> reaches;
  private final List<Box> placed = new ArrayList<>();

  private LabelPlacer(List<Pill> nodes, List<Route> routes) {
    this.nodes = nodes;
    this.routes = routes.stream().map(Route::samples).toList();
    this.reaches = this.routes.stream().map(LabelPlacer::reach).toList();
  }

  /**
   * The box of each label; empty for an arrow without one.
   *
   * @param routes the visible parts of the arrows
   * @param labels the room that each label needs; nothing for no label
   */
  static List<Optional<Box>> place(List<Pill> nodes, List<Route> routes, List<Box> labels) {
    LabelPlacer placer = new LabelPlacer(nodes, routes);
    List<Optional<Box>> boxes = new ArrayList<>();
    for (int i = 0; i < routes.size(); i++) {
      boxes.add(
          labels.get(i).width() <= 0
              ? Optional.empty()
              : Optional.of(placer.place(i, routes.get(i), labels.get(i))));
    }
    return boxes;
  }

  private Box place(int own, Route route, Box label) {
    Box best = label;
    double least = Double.POSITIVE_INFINITY;
    for (double place : PLACES) {
      double at = place * route.length();
      Point normal = outwards(route.direction(at));
      for (double gap : GAPS) {
        for (int side = 1; side >= -1; side -= 2) {
          Box box = beside(route.at(at), normal.times(side), label, gap);
          double cost = 20 * Math.abs(place - 0.5) + (side < 0 ? 4 : 0) + gap;
          cost += cost < least ? obstruction(box, own) : 0;
          if (cost < least) {
            least = cost;
            best = box;
          }
        }
      }
    }
    placed.add(best);
    return best;
  }

  /** Upwards from what runs sideways; to the side that it leans to from what runs up or down. */
  private static Point outwards(Point direction) {
    Point up = direction.turned().y() <= 0 ? direction.turned() : direction.turned().times(-1);
    boolean steep = Math.abs(direction.y()) > 1.2 * Math.abs(direction.x());
    Point right = up.x() >= 0 ? up : up.times(-1);
    boolean leansLeft = direction.x() * direction.y() > 0.02;
    return steep ? (leansLeft ? right.times(-1) : right) : up;
  }

  private static Box beside(Point point, Point normal, Box label, double gap) {
    double reach =
        Math.abs(normal.x()) * label.width() / 2 + Math.abs(normal.y()) * label.height() / 2;
    return Box.around(point.plus(normal.times(reach + gap)), label.width(), label.height());
  }

  /** What speaks against a place for the label of an arrow: what it hits, and what is near. */
  private double obstruction(Box box, int own) {
    Box around = box.grown(ROOM);
    double cost = 0;
    for (Pill node : nodes) {
      if (node.box().overlaps(around)) {
        cost += touches(node, box) ? BLOCKED : touches(node, around) ? CROWDED : 0;
      }
    }
    for (Box other : placed) {
      cost += other.overlaps(box) ? BLOCKED : other.overlaps(around) ? CROWDED : 0;
    }
    for (int i = 0; i < routes.size(); i++) {
      if (reaches.get(i).overlaps(around)) {
        boolean near = i != own && meets(routes.get(i), around);
        cost += meets(routes.get(i), box) ? CROSSED : near ? CROWDED : 0;
      }
    }
    return cost;
  }

  /** Whether the node reaches into the box. */
  static boolean touches(Pill node, Box box) {
    double reach = node.halfWidth() - node.radius();
    double low = Math.max(box.left(), node.centre().x() - reach);
    double high = Math.min(box.right(), node.centre().x() + reach);
    double x = low <= high ? low : node.centre().x() < box.left() ? box.left() : box.right();
    double y = Math.clamp(node.centre().y(), box.top(), box.bottom());
    return node.distance(new Point(x, y)) < 0;
  }

  private static boolean meets(List<Point> route, Box box) {
    for (int i = 0; i + 1 < route.size(); i++) {
      if (box.meets(route.get(i), route.get(i + 1))) {
        return true;
      }
    }
    return false;
  }

  private static Box reach(List<Point> route) {
    return Box.spanning(route).grown(0.01);
  }
}
