package org.deriv.document.figure;

import static org.deriv.document.figure.Settings.VECTOR;
import static org.deriv.document.figure.Settings.times;
import static org.deriv.document.figure.Settings.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.deriv.document.Formula;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Nothing overlaps in a laid out graph. */
class LayoutTest {
  private static final Typeset TYPESET = new Typeset(Settings.NOTATION);

  private record Laid(ComputationGraph graph, Composition composition) {
    static Laid of(ComputationGraph graph) {
      return new Laid(graph, Composition.of(graph, TYPESET::formula).orElseThrow());
    }
  }

  private static ComputationGraph graph(Context context, Optional<Window> window, Expr... drawn) {
    return assertInstanceOf(
        ComputationGraph.class, GraphReader.read(List.of(drawn), context, window));
  }

  private static Map<String, ComputationGraph> graphs() {
    Map<String, ComputationGraph> graphs = new LinkedHashMap<>();
    Context two = Settings.bidirectional();
    graphs.put("residual", graph(Settings.residual(), Optional.empty(), Make.scalar("L")));
    graphs.put("bidirectional", graph(two, Window.of(times(1, 3), two), vector("y")));
    graphs.put("loss", graph(two, Window.of(times(1, 3), two), Make.scalar("L")));
    graphs.put("deep", graph(Settings.deep(12), Optional.empty(), vector("h_12")));
    graphs.put("dense", graph(Settings.dense(5), Optional.empty(), vector("h_5")));
    graphs.put(
        "gated", graph(Settings.gated(), Window.of(times(1, 2), Settings.gated()), vector("h")));
    return graphs;
  }

  private static Laid residual() {
    return Laid.of(graph(Settings.residual(), Optional.empty(), Make.scalar("L")));
  }

  private static Stream<DynamicTest> forAll(Consumer<Laid> law) {
    return graphs().entrySet().stream()
        .map(entry -> dynamicTest(entry.getKey(), () -> law.accept(Laid.of(entry.getValue()))));
  }

  @TestFactory
  Stream<DynamicTest> nodes_do_not_overlap() {
    return forAll(laid -> {
      List<Pill> nodes = laid.composition().sketch().nodes();
      for (int i = 0; i < nodes.size(); i++) {
        for (int j = 0; j < i; j++) {
          assertTrue(!LabelPlacer.touches(nodes.get(i), nodes.get(j).box().grown(-3)), i + " " + j);
        }
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> labels_of_arrows_overlap_neither_nodes_nor_one_another() {
    return forAll(laid -> {
      List<Box> boxes = laid.composition().boxes().stream().flatMap(Optional::stream).toList();
      for (int i = 0; i < boxes.size(); i++) {
        Box box = boxes.get(i);
        for (Pill node : laid.composition().sketch().nodes()) {
          assertTrue(!LabelPlacer.touches(node, box), box + " on " + node);
        }
        for (int j = 0; j < i; j++) {
          assertTrue(!box.overlaps(boxes.get(j)), i + " " + j);
        }
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> arrows_pass_around_nodes() {
    return forAll(laid -> {
      List<Pill> nodes = laid.composition().sketch().nodes();
      List<Link> links = laid.graph().links();
      for (int i = 0; i < links.size(); i++) {
        for (int node = 0; node < nodes.size(); node++) {
          if (node != links.get(i).from() && node != links.get(i).to()) {
            Pill pill = nodes.get(node);
            List<Point> samples = laid.composition().visible().get(i).samples();
            assertTrue(
                samples.stream().allMatch(point -> pill.distance(point) > 3),
                laid.graph().describe(laid.graph().edges().get(i))
                    + " through "
                    + laid.graph().nodes().get(node).expr());
          }
        }
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> arrows_end_at_the_outlines_of_their_nodes() {
    return forAll(laid -> {
      for (int i = 0; i < laid.graph().links().size(); i++) {
        Link link = laid.graph().links().get(i);
        Route route = laid.composition().visible().get(i);
        Pill from = laid.composition().sketch().nodes().get(link.from());
        Pill to = laid.composition().sketch().nodes().get(link.to());
        assertEquals(0, from.distance(route.at(0)), 0.1);
        assertEquals(0.7, to.distance(route.at(route.length())), 0.1);
      }
    });
  }

  @Test
  void the_longest_path_of_the_residual_network_is_straight() {
    Laid laid = residual();
    List<Double> heights = new ArrayList<>();
    for (int i = 0; i < laid.graph().nodes().size(); i++) {
      if (!laid.graph().nodes().get(i).expr().toString().equals("R")) {
        heights.add(laid.composition().sketch().nodes().get(i).centre().y());
      }
    }
    assertEquals(List.of(0.0), heights.stream().distinct().toList());
  }

  @Test
  void no_arrows_of_the_residual_network_cross() {
    assertEquals(0, crossings(residual().composition().visible()));
  }

  @Test
  void no_arrows_of_a_tree_cross() {
    List<Link> links = new ArrayList<>();
    for (int node = 1; node < 31; node++) {
      links.add(new Link(node, (node - 1) / 2));
    }
    List<Pill> sizes = links.stream().map(_ -> new Pill(new Point(0, 0), 13.5, 13.5)).toList();
    List<Pill> nodes = new ArrayList<>(sizes);
    nodes.add(sizes.getFirst());
    List<Box> labels = links.stream().map(_ -> new Box(0, 0, 0, 0)).toList();
    assertEquals(0, crossings(LayeredLayout.of(nodes, links, labels).orElseThrow().routes()));
  }

  @Test
  void a_node_stands_as_deep_as_the_longest_path_to_it() {
    List<Link> links = List.of(new Link(0, 1), new Link(1, 2), new Link(0, 2), new Link(3, 2));
    assertEquals(Optional.of(List.of(0, 1, 2, 1)), Layering.of(4, links));
  }

  @Test
  void a_cycle_has_no_layers() {
    assertEquals(Optional.empty(), Layering.of(2, List.of(new Link(0, 1), new Link(1, 0))));
  }

  @Test
  void crossings_are_reduced() {
    List<Link> links = List.of(new Link(0, 5), new Link(1, 4), new Link(2, 3), new Link(0, 4));
    List<Integer> layers = List.of(0, 0, 0, 1, 1, 1);
    Ranks ranks = Ranks.of(layers, links, List.of());
    assertEquals(0, CrossingReduction.crossings(CrossingReduction.of(ranks)));
  }

  @Test
  void a_bent_order_has_crossings_to_reduce() {
    List<Link> links = List.of(new Link(0, 3), new Link(1, 2));
    assertEquals(1, CrossingReduction.crossings(Ranks.of(List.of(0, 0, 1, 1), links, List.of())));
  }

  @Test
  void the_same_graph_is_always_drawn_the_same() {
    Picture first = FigurePagesTest.graphs().getFirst();
    assertEquals(first, FigurePagesTest.graphs().getFirst());
  }

  @Test
  void a_large_tangle_is_laid_out_or_refused_in_time() {
    Random random = new Random(7);
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < GraphReader.MOST_EDGES; i++) {
      int to = 1 + random.nextInt(GraphReader.MOST_NODES - 1);
      links.add(new Link(random.nextInt(to), to));
    }
    List<Pill> sizes =
        Stream.generate(() -> new Pill(new Point(0, 0), 13.5, 13.5))
            .limit(GraphReader.MOST_NODES)
            .toList();
    List<Box> labels = links.stream().map(_ -> new Box(0, 0, 20, 10)).toList();
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () ->
            LayeredLayout.of(sizes, links, labels)
                .ifPresent(sketch -> LabelPlacer.place(sketch.nodes(), sketch.routes(), labels)));
  }

  @Test
  void a_long_name_gets_a_long_node() {
    Expr wide = Make.sum(Make.scalar("alpha"), Make.scalar("beta"), Make.scalar("gamma"));
    Context context =
        Settings.context(
            Settings.given("alpha", org.deriv.expr.Shape.SCALAR),
            Settings.given("beta", org.deriv.expr.Shape.SCALAR),
            Settings.given("gamma", org.deriv.expr.Shape.SCALAR));
    Laid laid = Laid.of(graph(context, Optional.empty(), wide));
    Pill pill = laid.composition().sketch().nodes().getLast();
    Formula name = laid.composition().names().getLast();
    assertTrue(2 * pill.halfWidth() > FormulaSize.of(name.latex(), 10).width());
  }

  @Test
  void times_far_apart_stand_side_by_side() {
    Context context =
        Settings.bidirectional()
            .with(
                Settings.let(
                    "q",
                    Make.sum(
                        Make.norm(Settings.term("x", VECTOR, Make.number(1))),
                        Make.norm(Settings.term("x", VECTOR, Make.number(9_000))))));
    Laid laid = Laid.of(graph(context, Window.of(times(1, 2), context), Make.scalar("q")));
    List<Pill> nodes = laid.composition().sketch().nodes();
    assertTrue(Box.covering(nodes.stream().map(Pill::box).toList()).width() < 300);
  }

  @Test
  void a_drawing_of_fifty_one_times_is_refused() {
    Picture picture =
        Graphs.draw(
            Settings.draw(times(1, 51), Settings.term("y", VECTOR, Make.scalar("t"))),
            Settings.bidirectional(),
            TYPESET::formula);
    assertInstanceOf(Refusal.class, picture);
  }

  private static int crossings(List<Route> routes) {
    int crossings = 0;
    for (int i = 0; i < routes.size(); i++) {
      for (int j = 0; j < i; j++) {
        crossings += Router.cross(routes.get(i).samples(), routes.get(j).samples()) ? 1 : 0;
      }
    }
    return crossings;
  }
}
