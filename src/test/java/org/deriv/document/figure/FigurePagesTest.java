package org.deriv.document.figure;

import static org.deriv.document.figure.Settings.VECTOR;
import static org.deriv.document.figure.Settings.term;
import static org.deriv.document.figure.Settings.times;
import static org.deriv.document.figure.Settings.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.deriv.document.Block;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.expr.Make;
import org.deriv.expr.Rational;
import org.junit.jupiter.api.Test;

/** The figures of the tests as pages, written to {@code target/figures}. */
class FigurePagesTest {
  static List<Picture> graphs() {
    Typeset plain =
        new Typeset(
            Map.of(
                "L",
                "\\mathcal{L}",
                "S",
                "\\mathcal{S}",
                "W_1",
                "\\mathbf{W}^{(1)}",
                "W_2",
                "\\mathbf{W}^{(2)}"));
    Typeset notation = new Typeset(Settings.NOTATION);
    List<Picture> pictures = new ArrayList<>();
    pictures.add(Graphs.draw(Settings.draw(Make.scalar("L")), Settings.residual(), plain::formula));
    pictures.add(
        Graphs.draw(
            Settings.draw(times(1, 3), term("y", VECTOR, Make.scalar("t"))),
            Settings.bidirectional(),
            notation::formula));
    pictures.add(
        Graphs.draw(
            Settings.draw(times(1, 3), Make.scalar("L")),
            Settings.bidirectional(),
            notation::formula));
    pictures.add(
        Graphs.draw(Settings.draw(times(1, 2), vector("h")), Settings.gated(), notation::formula));
    pictures.add(Graphs.draw(Settings.draw(vector("h_5")), Settings.dense(5), notation::formula));
    pictures.add(Graphs.draw(Settings.draw(vector("h_12")), Settings.deep(12), notation::formula));
    return pictures;
  }

  static List<Picture> charts() {
    Chart.Range unit = new Chart.Range(0, 1);
    Formula p = Formula.of("p");
    Chart entropy =
        Chart.of(
            p, unit, List.of(curve("H(p)", x -> -x * Math.log(x) - (1 - x) * Math.log(1 - x))));
    Chart poles =
        Chart.of(
            Formula.of("x"),
            new Chart.Range(-5, 5),
            List.of(curve("\\tan x", Math::tan), curve("\\frac{1}{x}", x -> 1 / x)));
    Chart activations =
        Chart.of(
            Formula.of("a"),
            new Chart.Range(-4, 4),
            List.of(
                curve("\\sigma(a)", x -> 1 / (1 + Math.exp(-x))),
                curve("\\tanh(a)", Math::tanh),
                curve("\\max(0, a)", x -> Math.max(0, x)),
                curve("\\mathrm{step}(a)", x -> x < 0 ? 0 : x > 0 ? 1 : Double.NaN)));
    List<Chart.Curve> rates = new ArrayList<>();
    for (double rate : new double[] {0.5, 0.8, 0.95}) {
      List<Chart.Datum> points = new ArrayList<>();
      for (int t = 0; t <= 30; t++) {
        points.add(new Chart.Datum(t, Math.pow(rate, t)));
      }
      rates.add(new Chart.Curve.Listed(Formula.of("\\beta = " + rate), points));
    }
    Chart decay = Chart.of(Formula.of("t"), new Chart.Range(0, 30), rates);
    return List.of(
        Charts.plot(entropy),
        Charts.plot(poles),
        Charts.plot(activations),
        Charts.plot(decay),
        Charts.plot(decay.withLogarithmicValues()));
  }

  private static Chart.Curve curve(String label, DoubleUnaryOperator value) {
    return new Chart.Curve.Sampled(Formula.of(label), value);
  }

  static List<Block> tables() {
    List<Rational> entries = new ArrayList<>();
    for (int i = 1; i <= 24; i++) {
      entries.add(Rational.of(i, 4));
    }
    List<Formula> many = new ArrayList<>();
    for (int i = 0; i < 240; i++) {
      many.add(Numerals.rounded(Math.sqrt(i), 3));
    }
    List<Tables.Step> steps = new ArrayList<>();
    for (int t = 0; t <= 200; t++) {
      steps.add(
          new Tables.Step(
              Formula.of("" + t),
              List.of(
                  Numerals.rounded(Math.pow(0.9, t), 6),
                  Numerals.rounded(1 - Math.pow(0.9, t), 6))));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.addAll(Tables.of(Formula.of("Y"), Values.exact(List.of(3, 2, 4), entries)));
    blocks.addAll(Tables.of(Formula.of("A"), new Values(List.of(12, 20), many)));
    blocks.add(
        Tables.simulation(
            Formula.of("t"),
            List.of(Formula.of("v_{t}"), Formula.of("1 - v_{t}")),
            steps,
            Inline.text("200 steps")));
    return blocks;
  }

  @Test
  void charts_and_tables_can_be_written_as_pages() throws IOException {
    byte[] charts = FigurePages.pdf(charts());
    FigurePages.write(Path.of("target/figures/charts.pdf"), charts);
    FigurePages.write(Path.of("target/figures/tables.pdf"), FigurePages.pdfOf(tables()));
    assertEquals('%', charts[0]);
  }

  @Test
  void graphs_can_be_written_as_pages() throws IOException {
    byte[] pdf = FigurePages.pdf(graphs());
    FigurePages.write(Path.of("target/figures/graphs.pdf"), pdf);
    assertEquals('%', pdf[0]);
  }
}
