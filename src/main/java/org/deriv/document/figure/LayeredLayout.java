package org.deriv.document.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Lays an acyclic graph out in layers: from left to right, or downwards where it is deep. */
final class LayeredLayout {
  private static final int MOST_PASSAGES = 3_000;
  private static final double WIDEST = 450;
  private static final double TALLEST = 600;
  private static final double NODE_GAP = 13;
  private static final double PASSAGE_GAP = 10;

  /** Which way the layers follow one another. */
  private enum Flow {
    RIGHTWARDS,
    DOWNWARDS
  }

  private final List<Pill> sizes;
  private final List<Link> links;
  private final List<Box> labels;
  private final List<Integer> layerOf;
  private final List<Integer> spine;
  private final Ranks ranks;

  private LayeredLayout(
      List<Pill> sizes, List<Link> links, List<Box> labels, List<Integer> layerOf) {
    this.sizes = sizes;
    this.links = links;
    this.labels = labels;
    this.layerOf = layerOf;
    this.spine = Layering.spine(layerOf, links);
    this.ranks = CrossingReduction.of(Ranks.of(layerOf, links, spine));
  }

  /**
   * The layout; empty where the links form a cycle or are too tangled.
   *
   * @param sizes the nodes, wherever they stand
   * @param labels for each link the room that its label needs
   */
  static Optional<Sketch> of(List<Pill> sizes, List<Link> links, List<Box> labels) {
    return Layering.of(sizes.size(), links)
        .filter(layers -> Ranks.passages(layers, links) <= MOST_PASSAGES)
        .map(layers -> new LayeredLayout(sizes, links, labels, layers).best());
  }

  private Sketch best() {
    List<Point> across = places(Flow.RIGHTWARDS);
    List<Point> down = places(Flow.DOWNWARDS);
    return route(scale(across) >= scale(down) ? across : down);
  }

  /** By how much the layout must be shrunk to fit a page. */
  private static double scale(List<Point> places) {
    Box box = Box.covering(places.stream().map(point -> Box.around(point, 27, 27)).toList());
    return Math.min(1, Math.min(WIDEST / box.width(), TALLEST / box.height()));
  }

  private List<Point> places(Flow flow) {
    double[] halves = new double[ranks.places()];
    Arrays.fill(halves, PASSAGE_GAP / 2);
    for (int node = 0; node < sizes.size(); node++) {
      Pill size = sizes.get(node);
      halves[node] = (flow == Flow.RIGHTWARDS ? size.radius() : size.halfWidth()) + NODE_GAP / 2;
    }
    double[] across = Alignment.of(ranks, halves, spine);
    List<Double> along = along(flow);
    List<Point> places = new ArrayList<>();
    for (int place = 0; place < across.length; place++) {
      places.add(new Point(0, 0));
    }
    for (int layer = 0; layer < along.size(); layer++) {
      double a = along.get(layer);
      ranks
          .layers()
          .get(layer)
          .forEach(place ->
              places.set(
                  place,
                  flow == Flow.RIGHTWARDS
                      ? new Point(a, across[place])
                      : new Point(across[place], a)));
    }
    return places;
  }

  /** The coordinate of each layer. */
  private List<Double> along(Flow flow) {
    int depth = ranks.layers().size();
    double[] half = new double[depth];
    double[] gap = new double[depth];
    Arrays.fill(gap, flow == Flow.DOWNWARDS ? 26 : depth <= 6 ? 51 : 34);
    for (int node = 0; node < sizes.size(); node++) {
      int layer = layerOf.get(node);
      Pill size = sizes.get(node);
      double extent = flow == Flow.RIGHTWARDS ? size.halfWidth() : size.radius();
      half[layer] = Math.max(half[layer], extent);
    }
    for (int i = 0; i < links.size(); i++) {
      int layer = layerOf.get(links.get(i).from());
      Box label = labels.get(i);
      double room = flow == Flow.RIGHTWARDS ? label.width() + 20 : label.height() + 16;
      gap[layer] = label.width() > 0 ? Math.max(gap[layer], room) : gap[layer];
    }
    List<Double> along = new ArrayList<>();
    double at = 0;
    for (int layer = 0; layer < depth; layer++) {
      at += layer == 0 ? 0 : half[layer - 1] + gap[layer - 1] + half[layer];
      along.add(at);
    }
    return along;
  }

  private Sketch route(List<Point> places) {
    List<Pill> nodes = new ArrayList<>();
    for (int node = 0; node < sizes.size(); node++) {
      nodes.add(sizes.get(node).at(places.get(node)));
    }
    Router router = new Router(nodes);
    Route[] routes = new Route[links.size()];
    // Short links first: long ones can go around them.
    for (int length = 2; length <= ranks.layers().size() + 1; length++) {
      for (int i = 0; i < links.size(); i++) {
        List<Point> stops = ranks.chains().get(i).stream().map(places::get).toList();
        if (stops.size() == length) {
          routes[i] = router.choose(links.get(i), ways(stops));
        }
      }
    }
    return new Sketch(nodes, Arrays.asList(routes));
  }

  private static List<Route> ways(List<Point> stops) {
    Point from = stops.getFirst();
    Point to = stops.getLast();
    List<Route> ways = Router.ways(from, to);
    if (stops.size() == 2) {
      return ways;
    }
    Point left = to.minus(from).unit().turned();
    double aside = 0;
    for (Point stop : stops) {
      Point step = stop.minus(from);
      double off = step.x() * left.x() + step.y() * left.y();
      aside = Math.abs(off) > Math.abs(aside) ? off : aside;
    }
    ways.add(1, Route.arc(from, to, 1.25 * aside));
    ways.add(2, Route.arc(from, to, 1.6 * aside));
    ways.add(3, Route.through(stops));
    return ways;
  }
}
