package org.deriv.document.figure;

import static org.deriv.document.figure.Settings.VECTOR;
import static org.deriv.document.figure.Settings.context;
import static org.deriv.document.figure.Settings.given;
import static org.deriv.document.figure.Settings.let;
import static org.deriv.document.figure.Settings.sequence;
import static org.deriv.document.figure.Settings.square;
import static org.deriv.document.figure.Settings.term;
import static org.deriv.document.figure.Settings.times;
import static org.deriv.document.figure.Settings.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.deriv.document.figure.ComputationGraph.Kind;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Shape;
import org.junit.jupiter.api.Test;

class GraphReaderTest {
  private static final Expr LOSS = Make.scalar("L");

  private static ComputationGraph graph(Context context, Expr... drawn) {
    return assertInstanceOf(
        ComputationGraph.class, GraphReader.read(List.of(drawn), context, Optional.empty()));
  }

  private static ComputationGraph unrolled(Context context, long last, Expr... drawn) {
    Optional<Window> window = Window.of(times(1, last), context);
    return assertInstanceOf(
        ComputationGraph.class, GraphReader.read(List.of(drawn), context, window));
  }

  private static Set<String> edges(ComputationGraph graph) {
    return new TreeSet<>(graph.edges().stream().map(graph::describe).toList());
  }

  private static Set<String> nodes(ComputationGraph graph) {
    return new TreeSet<>(graph.nodes().stream().map(node -> node.expr().toString()).toList());
  }

  @Test
  void the_residual_network_has_its_seven_quantities() {
    assertEquals(
        Set.of("x", "z", "h", "y", "S", "R", "L"), nodes(graph(Settings.residual(), LOSS)));
  }

  @Test
  void the_arrows_of_the_residual_network_pass_through_its_weights() {
    assertEquals(
        Set.of(
            "x -> z by W_1",
            "z -> h",
            "h -> y by W_2",
            "x -> y",
            "h -> R by r'",
            "y -> S",
            "S -> L",
            "R -> L"),
        edges(graph(Settings.residual(), LOSS)));
  }

  @Test
  void biases_and_targets_are_omitted_and_said_to_be() {
    assertEquals(
        List.of("b_1", "b_2", "s"),
        graph(Settings.residual(), LOSS).omitted().stream().map(Expr::toString).sorted().toList());
  }

  @Test
  void a_bias_that_is_asked_for_is_drawn() {
    ComputationGraph graph = graph(Settings.residual(), LOSS, vector("b_2"));
    assertEquals(true, edges(graph).contains("b_2 -> y"));
  }

  @Test
  void only_what_a_quantity_depends_on_is_drawn() {
    assertEquals(
        Set.of("x", "z", "h"),
        nodes(graph(Settings.residual(), Make.symbol("h", Shape.vector(Settings.M)))));
  }

  @Test
  void a_bidirectional_network_is_unrolled_with_its_first_and_last_states() {
    ComputationGraph graph =
        unrolled(Settings.bidirectional(), 3, term("y", VECTOR, Make.scalar("t")));
    assertEquals(
        Set.of(
            "x[1]", "x[2]", "x[3]", "hf[0]", "hf[1]", "hf[2]", "hf[3]", "hb[1]", "hb[2]", "hb[3]",
            "hb[4]", "y[1]", "y[2]", "y[3]"),
        nodes(graph));
  }

  @Test
  void the_arrows_of_a_bidirectional_network_are_labelled_by_its_six_weights() {
    ComputationGraph graph =
        unrolled(Settings.bidirectional(), 3, term("y", VECTOR, Make.scalar("t")));
    Set<String> expected = new TreeSet<>();
    for (int t = 1; t <= 3; t++) {
      expected.add("x[" + t + "] -> hf[" + t + "] by Wf");
      expected.add("x[" + t + "] -> hb[" + t + "] by Wb");
      expected.add("hf[" + (t - 1) + "] -> hf[" + t + "] by Uf");
      expected.add("hb[" + (t + 1) + "] -> hb[" + t + "] by Ub");
      expected.add("hf[" + t + "] -> y[" + t + "] by Vf");
      expected.add("hb[" + t + "] -> y[" + t + "] by Vb");
    }
    assertEquals(expected, edges(graph));
  }

  @Test
  void states_outside_of_the_times_are_boundaries() {
    ComputationGraph graph =
        unrolled(Settings.bidirectional(), 3, term("y", VECTOR, Make.scalar("t")));
    assertEquals(
        Set.of("hf[0]", "hb[4]"),
        new TreeSet<>(
            graph.nodes().stream()
                .filter(node -> node.kind() == Kind.BOUNDARY)
                .map(node -> node.expr().toString())
                .toList()));
  }

  @Test
  void a_bare_name_of_a_sequence_means_all_its_terms() {
    Context context = Settings.bidirectional();
    assertEquals(
        nodes(unrolled(context, 3, term("y", VECTOR, Make.scalar("t")))),
        nodes(unrolled(context, 3, vector("y"))));
  }

  @Test
  void a_sum_over_time_uses_every_drawn_time() {
    Set<String> edges = edges(unrolled(Settings.bidirectional(), 2, LOSS));
    assertEquals(
        Set.of("y[1] -> L", "y[2] -> L", "z[1] -> L", "z[2] -> L"),
        new TreeSet<>(edges.stream().filter(edge -> edge.endsWith("-> L")).toList()));
  }

  @Test
  void the_last_time_is_where_the_drawing_ends() {
    Expr last = term("hf", VECTOR, Make.scalar("T"));
    Context context = Settings.bidirectional().with(let("q", Make.norm(last)));
    assertEquals(true, edges(unrolled(context, 2, Make.scalar("q"))).contains("hf[2] -> q"));
  }

  @Test
  void a_recurrence_without_times_is_refused() {
    Refusal refusal =
        assertInstanceOf(
            Refusal.class,
            GraphReader.read(List.of(LOSS), Settings.bidirectional(), Optional.empty()));
    assertEquals("add times, as in `draw L for t in 1..3`", refusal.help());
  }

  @Test
  void a_matrix_that_is_penalised_is_an_input_and_no_label() {
    Expr penalty = Make.product(Make.scalar("lambda"), Make.norm(square("W")));
    Expr loss = Make.sum(Make.norm(Make.product(square("W"), vector("x"))), penalty);
    Context context =
        context(
            given("W", Shape.matrix(Settings.N, Settings.N)),
            given("x", VECTOR),
            given("lambda", Shape.SCALAR),
            let("L", loss));
    assertEquals(Set.of("W -> L by lambda", "x -> L"), edges(graph(context, LOSS)));
  }

  @Test
  void a_computed_weight_is_a_node_beside_the_vector_it_multiplies() {
    Expr weight = Make.product(Make.scalar("g"), Make.divide(square("V"), Make.norm(square("V"))));
    Context context =
        context(
            given("V", Shape.matrix(Settings.N, Settings.N)),
            given("x", VECTOR),
            given("g", Shape.SCALAR),
            let("W", weight),
            let("y", Make.product(square("W"), vector("x"))));
    assertEquals(Set.of("V -> W by g", "W -> y", "x -> y"), edges(graph(context, vector("y"))));
  }

  @Test
  void both_sides_of_a_product_label_the_arrow_of_what_stands_between() {
    Expr body = Make.product(square("A"), square("X"), square("B"));
    Context context =
        context(
            given("A", Shape.matrix(Settings.N, Settings.N)),
            given("B", Shape.matrix(Settings.N, Settings.N)),
            let("X", Make.product(vector("x"), Make.transpose(vector("x")))),
            given("x", VECTOR),
            let("Y", body));
    assertEquals(Set.of("X -> Y by B, A", "x -> X"), edges(graph(context, square("Y"))));
  }

  @Test
  void weights_inside_one_definition_are_listed_from_the_inside_out() {
    Expr inner = Make.product(square("A"), vector("x"));
    Context context =
        context(
            given("A", Shape.matrix(Settings.N, Settings.N)),
            given("B", Shape.matrix(Settings.N, Settings.N)),
            given("x", VECTOR),
            let("y", Make.product(square("B"), Settings.sigmoid(inner))));
    assertEquals(Set.of("x -> y by A, B"), edges(graph(context, vector("y"))));
  }

  @Test
  void an_indexed_name_stands_for_all_its_entries_once() {
    Expr i = Make.scalar("i");
    Context context =
        context(
            new Declaration.Dimension("n"),
            given("X", Shape.matrix(Settings.N, Settings.N)),
            given("w", VECTOR),
            new Declaration.Let(
                "r", List.of("i"), Make.entry(Make.product(square("X"), vector("w")), i)),
            let(
                "L",
                Make.sumOver(
                    "j", Settings.N, Make.power(term("r", Shape.SCALAR, Make.scalar("j")), 2))));
    assertEquals(Set.of("r[i] -> L", "w -> r[i] by X"), edges(graph(context, LOSS)));
  }

  @Test
  void an_index_hides_a_quantity_of_the_same_name() {
    Context context =
        context(
            given("i", Shape.SCALAR),
            given("w", VECTOR),
            let("L", Make.sumOver("i", Settings.N, Make.entry(vector("w"), Make.scalar("i")))));
    assertEquals(
        Set.of("w"),
        new TreeSet<>(nodes(graph(context, LOSS)).stream().filter(n -> !n.equals("L")).toList()));
  }

  @Test
  void more_than_two_hundred_nodes_are_refused() {
    Context context = context(given("a0", Shape.SCALAR));
    for (int i = 1; i <= GraphReader.MOST_NODES; i++) {
      context = context.with(let("a" + i, Make.power(Make.scalar("a" + (i - 1)), 2)));
    }
    Expr last = Make.scalar("a" + GraphReader.MOST_NODES);
    assertInstanceOf(Refusal.class, GraphReader.read(List.of(last), context, Optional.empty()));
  }

  @Test
  void a_scale_that_depends_on_time_is_written_for_the_time() {
    Expr decay = Expr.of(org.deriv.expr.Operator.POWER, Make.scalar("beta"), Make.scalar("t"));
    Context context =
        context(
            given("beta", Shape.SCALAR),
            sequence("g", VECTOR),
            new Declaration.Let(
                "u", List.of("t"), Make.product(decay, term("g", VECTOR, Make.scalar("t")))));
    assertEquals(
        Set.of("g[1] -> u[1] by beta^1", "g[2] -> u[2] by beta^2"),
        edges(unrolled(context, 2, vector("u"))));
  }
}
