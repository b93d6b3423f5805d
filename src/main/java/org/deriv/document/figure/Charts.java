package org.deriv.document.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.document.figure.Chart.Curve;
import org.deriv.document.figure.Chart.Datum;
import org.deriv.document.figure.Chart.Range;
import org.deriv.document.figure.Chart.Scale;
import org.deriv.document.figure.Plot.Trace;

/** Draws charts of functions and of sequences. */
public final class Charts {
  private static final int MOST_DOTS = 40;
  private static final int MOST_POINTS = 20_000;

  /** A curve with its points, those included where it is undefined. */
  private record Sampling(Curve curve, Optional<CurveSampler> sampler, List<Datum> points) {}

  private Charts() {}

  /** The chart drawn, or why it cannot be. */
  public static Picture plot(Chart chart) {
    Optional<Refusal> refusal = refusal(chart);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Optional<Range> places = chart.across().range().or(() -> listedPlaces(chart));
    if (places.isEmpty() || !isFit(places.get(), chart.across().scale())) {
      return new Refusal(
          "the range of the variable is empty, or does not fit its axis",
          "give two numbers, the smaller one first, as in `for p in 0..1`");
    }
    Span across = new Span(chart.across().scale(), places.get());
    List<Sampling> samplings = chart.curves().stream().map(curve -> sample(curve, across)).toList();
    Optional<Range> values = chart.up().range().or(() -> values(samplings, chart.up().scale()));
    if (values.isEmpty() || !isFit(values.get(), chart.up().scale())) {
      return new Refusal(
          "the curve has no value in this range that can be drawn",
          "give another range, or values to the other variables by `with`");
    }
    Span up = new Span(chart.up().scale(), values.get());
    return drawn(chart, samplings, across, up);
  }

  private static Optional<Refusal> refusal(Chart chart) {
    int most = Pen.values().length;
    boolean endless =
        chart.curves().stream()
            .anyMatch(
                c -> c instanceof Curve.Listed listed && listed.points().size() > MOST_POINTS);
    return chart.curves().isEmpty() || chart.curves().size() > most
        ? Optional.of(
            new Refusal(
                "a chart has 1 to " + most + " curves, not " + chart.curves().size(),
                "plot fewer curves"))
        : endless
            ? Optional.of(
                new Refusal(
                    "a curve of more than " + MOST_POINTS + " points is too long to be drawn",
                    "take fewer steps"))
            : Optional.empty();
  }

  private static boolean isFit(Range range, Scale scale) {
    boolean wide = Double.isFinite(range.width()) && range.width() > 1e-12 * Math.abs(range.to());
    return range.isProper() && wide && (scale == Scale.LINEAR || range.from() > 0);
  }

  private static Optional<Range> listedPlaces(Chart chart) {
    List<Datum> points = new ArrayList<>();
    for (Curve curve : chart.curves()) {
      switch (curve) {
        case Curve.Listed(Formula _, List<Datum> listed) -> points.addAll(listed);
        case Curve.Sampled _ -> {}
      }
    }
    return ValueRange.places(points);
  }

  private static Sampling sample(Curve curve, Span across) {
    return switch (curve) {
      case Curve.Listed(Formula _, List<Datum> points) ->
          new Sampling(curve, Optional.empty(), points);
      case Curve.Sampled(Formula _, var value) -> {
        CurveSampler sampler = new CurveSampler(value, across);
        yield new Sampling(curve, Optional.of(sampler), sampler.even());
      }
    };
  }

  private static Optional<Range> values(List<Sampling> samplings, Scale scale) {
    List<Double> all = new ArrayList<>();
    boolean unbounded = false;
    for (Sampling sampling : samplings) {
      all.addAll(ValueRange.heights(sampling.points()));
      unbounded |= sampling.sampler().filter(s -> s.isUnbounded(sampling.points())).isPresent();
    }
    return unbounded ? ValueRange.most(all, scale) : ValueRange.all(all, scale);
  }

  private static Picture drawn(Chart chart, List<Sampling> samplings, Span across, Span up) {
    List<Pen> pens = List.of(Pen.values());
    List<Trace> traces = new ArrayList<>();
    for (Sampling sampling : samplings) {
      traces.add(trace(sampling, pens.get(traces.size()), across, up));
    }
    Optional<Formula> only =
        traces.size() == 1 ? Optional.of(traces.getFirst().label()) : Optional.empty();
    Plot plot =
        new Plot(across, up, chart.across().label(), chart.up().label().or(() -> only), traces);
    return new Picture.Drawn(ChartPainter.draw(plot), caption(chart), description(plot));
  }

  private static Trace trace(Sampling sampling, Pen pen, Span across, Span up) {
    List<List<Point>> pieces =
        sampling
            .sampler()
            .map(sampler -> sampler.pieces(sampling.points(), up))
            .orElseGet(() -> joined(sampling.points(), across, up));
    List<List<Point>> parts =
        pieces.stream().flatMap(piece -> Clipping.of(piece).stream()).toList();
    boolean dotted = sampling.sampler().isEmpty() && sampling.points().size() <= MOST_DOTS;
    List<Point> dots = dotted ? parts.stream().flatMap(List::stream).toList() : List.of();
    return new Trace(sampling.curve().label(), pen, parts, dots);
  }

  private static List<List<Point>> joined(List<Datum> points, Span across, Span up) {
    List<List<Point>> pieces = new ArrayList<>();
    List<Point> piece = new ArrayList<>();
    for (Datum datum : points) {
      Point point = new Point(across.fraction(datum.x()), up.fraction(datum.y()));
      if (Double.isFinite(point.x()) && Double.isFinite(point.y())) {
        piece.add(point);
      } else {
        pieces.add(List.copyOf(piece));
        piece.clear();
      }
    }
    pieces.add(piece);
    return pieces.stream().filter(part -> !part.isEmpty()).toList();
  }

  private static List<Inline> caption(Chart chart) {
    List<Formula> names = chart.curves().stream().map(Curve::label).toList();
    Optional<Formula> values = chart.up().label();
    List<Inline> caption =
        new ArrayList<>(values.map(Caption::whole).orElseGet(() -> Caption.list(names)));
    chart
        .across()
        .label()
        .ifPresent(variable -> {
          caption.add(new Inline.Text(" against "));
          caption.addAll(Caption.whole(variable));
        });
    if (values.isPresent()) {
      caption.add(new Inline.Text(" for "));
      caption.addAll(Caption.list(names));
    }
    return caption;
  }

  /** What is drawn; a curve may have values that are not. */
  private static String description(Plot plot) {
    String variable = plot.variable().map(Formula::spoken).orElse("the variable");
    Range range = plot.across().range();
    return plot.traces().stream()
        .map(trace -> {
          var heights =
              trace.parts().stream()
                  .flatMap(List::stream)
                  .mapToDouble(point -> plot.up().value(point.y()))
                  .summaryStatistics();
          String label = trace.label().spoken();
          return heights.getCount() == 0
              ? label + " has no values here"
              : label + " is drawn between " + shown(heights.getMin(), heights.getMax());
        })
        .collect(
            Collectors.joining(
                "; ",
                "Chart for " + variable + " between " + shown(range.from(), range.to()) + ": ",
                ""));
  }

  private static String shown(double from, double to) {
    return Numerals.rounded(from, 4).spoken() + " and " + Numerals.rounded(to, 4).spoken();
  }
}
