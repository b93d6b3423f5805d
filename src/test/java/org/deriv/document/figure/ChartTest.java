package org.deriv.document.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.deriv.document.Drawing.Colour;
import org.deriv.document.Drawing.Ink;
import org.deriv.document.Drawing.Move;
import org.deriv.document.Formula;
import org.deriv.document.figure.Chart.Curve;
import org.deriv.document.figure.Chart.Range;
import org.deriv.document.figure.Chart.Scale;
import org.junit.jupiter.api.Test;

class ChartTest {
  private static final Formula X = Formula.of("x");

  private static List<String> ticks(Scale scale, double from, double to, int most) {
    return Ticks.on(new Span(scale, new Range(from, to)), most).stream()
        .map(tick -> tick.label().latex())
        .toList();
  }

  private static Picture plot(double from, double to, DoubleUnaryOperator... functions) {
    List<Curve> curves = new ArrayList<>();
    for (DoubleUnaryOperator function : functions) {
      curves.add(new Curve.Sampled(Formula.of("f_{" + curves.size() + "}"), function));
    }
    return Charts.plot(Chart.of(X, new Range(from, to), curves));
  }

  private static Picture.Drawn drawn(Picture picture) {
    return assertInstanceOf(Picture.Drawn.class, picture);
  }

  /** The strokes of the first curve. */
  private static List<Ink.Stroke> strokes(Picture picture) {
    return drawn(picture).drawing().inks().stream()
        .filter(ink -> ink instanceof Ink.Stroke stroke && stroke.colour() == Colour.BLUE)
        .map(Ink.Stroke.class::cast)
        .toList();
  }

  private static List<Span> spans(Picture picture) {
    return strokes(picture).stream()
        .map(stroke -> {
          double[] ys = stroke.outline().stream().mapToDouble(ChartTest::height).sorted().toArray();
          return new Span(Scale.LINEAR, new Range(ys[0], ys[ys.length - 1]));
        })
        .toList();
  }

  /** How far a curve reaches sideways. */
  private static double place(List<Move> outline) {
    Move.To first = assertInstanceOf(Move.To.class, outline.getFirst());
    Move.LineTo last = assertInstanceOf(Move.LineTo.class, outline.getLast());
    return last.x() - first.x();
  }

  private static double height(Move move) {
    return switch (move) {
      case Move.To(double _, double y) -> y;
      case Move.LineTo(double _, double y) -> y;
      case Move.CurveTo(double _, double _, double _, double _, double _, double y) -> y;
      case Move.Close() -> 0;
    };
  }

  @Test
  void an_axis_from_nought_to_one_is_marked_at_fifths() {
    assertEquals(List.of("0", "0.2", "0.4", "0.6", "0.8", "1"), ticks(Scale.LINEAR, 0, 1, 8));
  }

  @Test
  void an_axis_about_nought_is_marked_on_both_sides() {
    assertEquals(List.of("-4", "-2", "0", "2", "4"), ticks(Scale.LINEAR, -5, 5, 8));
  }

  @Test
  void large_marks_are_powers_of_ten() {
    assertEquals(
        List.of("0", "2 \\times 10^{6}", "4 \\times 10^{6}"), ticks(Scale.LINEAR, 0, 5e6, 4));
  }

  @Test
  void a_logarithmic_axis_is_marked_at_powers_of_ten() {
    assertEquals(
        List.of("0.001", "0.01", "0.1", "1", "10"), ticks(Scale.LOGARITHMIC, 0.001, 20, 8));
  }

  @Test
  void a_long_logarithmic_axis_skips_decades() {
    assertEquals(List.of("1", "10^{5}", "10^{10}"), ticks(Scale.LOGARITHMIC, 1, 1e12, 3));
  }

  @Test
  void the_marks_of_a_logarithmic_axis_are_all_written_alike() {
    assertEquals(
        List.of("10^{-4}", "10^{-2}", "1", "10^{2}"), ticks(Scale.LOGARITHMIC, 1e-5, 1e3, 5));
  }

  @Test
  void a_short_logarithmic_axis_is_marked_in_between() {
    assertEquals(List.of("2", "5", "10", "20"), ticks(Scale.LOGARITHMIC, 1.5, 30, 8));
  }

  @Test
  void an_axis_is_never_marked_more_often_than_asked() {
    for (int most = 2; most < 12; most++) {
      for (double from : new double[] {-1e9, -0.3, 0, 1e-12, 7}) {
        for (double width : new double[] {1e-9, 0.7, 3, 1e5}) {
          assertTrue(ticks(Scale.LINEAR, from, from + width, most).size() <= most);
        }
      }
    }
  }

  @Test
  void a_smooth_function_is_one_curve() {
    assertEquals(1, strokes(plot(0, 6, Math::sin)).size());
  }

  @Test
  void a_curve_is_broken_at_a_pole() {
    assertEquals(2, strokes(plot(-1, 1, x -> 1 / x)).size());
  }

  @Test
  void a_curve_is_broken_at_a_pole_between_samples() {
    assertEquals(2, strokes(plot(0, 1, x -> 1 / (x - 0.3001234567))).size());
  }

  @Test
  void a_curve_is_broken_at_a_jump() {
    assertEquals(2, strokes(plot(-1, 1, x -> x < 0.123 ? 0 : 1)).size());
  }

  @Test
  void a_steep_but_continuous_function_is_not_broken() {
    assertEquals(1, strokes(plot(-1, 1, x -> Math.tanh(200 * x))).size());
  }

  @Test
  void nothing_is_drawn_where_a_function_is_undefined() {
    List<Move> half = strokes(plot(-1, 1, Math::sqrt)).getFirst().outline();
    List<Move> whole = strokes(plot(-1, 1, x -> x)).getFirst().outline();
    assertEquals(place(whole) / 2, place(half), 0.1);
  }

  @Test
  void a_pole_does_not_flatten_the_rest_of_the_curve() {
    double tallest =
        spans(plot(-1, 1, x -> 1 / x)).stream().mapToDouble(s -> s.range().width()).max().orElse(0);
    assertTrue(tallest > 60, "" + tallest);
  }

  @Test
  void a_bounded_curve_is_shown_whole() {
    Range height = spans(plot(0, 1, x -> Math.pow(x, 40))).getFirst().range();
    assertTrue(height.width() > 120, "" + height);
  }

  @Test
  void a_kink_is_drawn_to_its_tip() {
    Range height = spans(plot(-1, 1, x -> Math.abs(x - 0.0123456))).getFirst().range();
    Range line = spans(plot(-1, 1, Math::abs)).getFirst().range();
    assertEquals(line.to(), height.to(), 0.3);
  }

  @Test
  void a_constant_stands_in_the_middle() {
    Range height = spans(plot(0, 1, x -> 5)).getFirst().range();
    assertEquals(0, height.width(), 1e-9);
  }

  @Test
  void a_function_without_values_is_refused() {
    assertInstanceOf(Refusal.class, plot(-2, -1, Math::log));
  }

  @Test
  void an_empty_range_is_refused() {
    assertInstanceOf(Refusal.class, plot(1, 1, Math::log));
  }

  @Test
  void an_infinite_range_is_refused() {
    assertInstanceOf(Refusal.class, plot(0, Double.POSITIVE_INFINITY, Math::exp));
  }

  @Test
  void seven_curves_are_refused() {
    DoubleUnaryOperator same = x -> x;
    assertInstanceOf(Refusal.class, plot(0, 1, same, same, same, same, same, same, same));
  }

  @Test
  void a_logarithmic_axis_leaves_out_what_is_not_positive() {
    Curve line = new Curve.Sampled(Formula.of("x"), x -> x);
    Picture picture =
        Charts.plot(Chart.of(X, new Range(-1, 1), List.of(line)).withLogarithmicValues());
    assertEquals(1, strokes(picture).size());
  }

  @Test
  void an_exponential_is_straight_on_a_logarithmic_axis() {
    Curve exponential = new Curve.Sampled(Formula.of("f"), x -> Math.exp(3 * x));
    Picture picture =
        Charts.plot(Chart.of(X, new Range(0, 1), List.of(exponential)).withLogarithmicValues());
    List<Move> moves = strokes(picture).getFirst().outline();
    double middle = (height(moves.getFirst()) + height(moves.getLast())) / 2;
    assertEquals(middle, height(moves.get(moves.size() / 2)), 0.01);
  }

  @Test
  void extreme_values_do_not_upset_a_chart() {
    for (DoubleUnaryOperator function :
        List.<DoubleUnaryOperator>of(
            x -> 1e308 * x,
            x -> x * 1e-320,
            x -> Double.NaN,
            x -> Math.exp(1000 * x),
            x -> 1e17 + x)) {
      Picture picture = plot(-1, 1, function);
      if (picture instanceof Picture.Drawn(var drawing, var _, var _)) {
        assertTrue(drawing.width() < 600 && drawing.height() < 400);
      }
    }
  }

  @Test
  void a_chart_is_described_in_words() {
    assertEquals(
        "Chart for x between 0 and 2: f sub 0 is drawn between 0 and 4",
        drawn(plot(0, 2, x -> x * x)).description());
  }

  @Test
  void the_same_chart_is_always_drawn_the_same() {
    assertEquals(plot(-3, 3, Math::tan), plot(-3, 3, Math::tan));
  }
}
