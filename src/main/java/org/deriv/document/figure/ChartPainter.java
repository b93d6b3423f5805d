package org.deriv.document.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.deriv.document.Drawing;
import org.deriv.document.Drawing.Anchor;
import org.deriv.document.Drawing.Colour;
import org.deriv.document.Drawing.Ink;
import org.deriv.document.Drawing.Move;
import org.deriv.document.Formula;
import org.deriv.document.figure.Plot.Trace;
import org.deriv.document.figure.Ticks.Tick;

/** Draws charts: a thin grid, two axes, the curves, and their names at their ends or above. */
final class ChartPainter {
  private static final double WIDTH = 320;
  private static final double HEIGHT = 140;
  private static final double TICK_SIZE = 8.5;
  private static final double NAME_SIZE = 9.5;
  private static final double SWATCH = 18;
  private static final double ROW = 14;
  private static final double CLOSEST = 12;
  private static final double FARTHEST = 9;
  private static final double DOT = 1.7;

  private final Plot plot;
  private final List<Ink> inks = new ArrayList<>();
  private final List<Box> painted = new ArrayList<>();

  private ChartPainter(Plot plot) {
    this.plot = plot;
    painted.add(new Box(0, 0, WIDTH, HEIGHT));
  }

  /** The drawing of a chart. */
  static Drawing draw(Plot plot) {
    ChartPainter painter = new ChartPainter(plot);
    painter.axes();
    plot.traces().forEach(painter::curve);
    painter.names();
    Box all = Box.covering(painter.painted).grown(2);
    return Shift.by(-all.left(), -all.top(), all.width(), all.height(), painter.inks);
  }

  private void axes() {
    for (Tick tick : Ticks.on(plot.across(), 8)) {
      double x = WIDTH * plot.across().fraction(tick.value());
      line(new Point(x, 0), new Point(x, HEIGHT), Colour.FAINT, 0.3);
      line(new Point(x, HEIGHT), new Point(x, HEIGHT + 3), Colour.INK, 0.5);
      label(tick.label(), new Point(x, HEIGHT + 5), Anchor.BELOW, TICK_SIZE, Colour.INK);
    }
    for (Tick tick : Ticks.on(plot.up(), 7)) {
      double y = HEIGHT * (1 - plot.up().fraction(tick.value()));
      line(new Point(0, y), new Point(WIDTH, y), Colour.FAINT, 0.3);
      line(new Point(-3, y), new Point(0, y), Colour.INK, 0.5);
      label(tick.label(), new Point(-5, y), Anchor.RIGHT, TICK_SIZE, Colour.INK);
    }
    line(new Point(0, HEIGHT), new Point(WIDTH, HEIGHT), Colour.INK, 0.6);
    line(new Point(0, 0), new Point(0, HEIGHT), Colour.INK, 0.6);
    double zero = plot.up().fraction(0);
    if (zero > 0.001 && zero < 0.999) {
      double y = HEIGHT * (1 - zero);
      line(new Point(0, y), new Point(WIDTH, y), Colour.GREY, 0.5);
    }
    plot.variable()
        .ifPresent(name ->
            label(name, new Point(WIDTH / 2, HEIGHT + 17), Anchor.BELOW, NAME_SIZE, Colour.INK));
  }

  private void line(Point from, Point to, Colour colour, double width) {
    List<Move> moves = List.of(new Move.To(from.x(), from.y()), new Move.LineTo(to.x(), to.y()));
    inks.add(new Ink.Stroke(moves, colour, width, 0));
  }

  private void label(Formula formula, Point at, Anchor anchor, double size, Colour colour) {
    inks.add(new Ink.Label(Caption.whole(formula), at.x(), at.y(), anchor, size, colour));
    Box room = FormulaSize.of(formula.latex(), size);
    double aside =
        switch (anchor) {
          case LEFT -> room.width() / 2;
          case RIGHT -> -room.width() / 2;
          case CENTRE, ABOVE, BELOW -> 0;
        };
    double down =
        switch (anchor) {
          case BELOW -> room.height() / 2;
          case ABOVE -> -room.height() / 2;
          case CENTRE, LEFT, RIGHT -> 0;
        };
    painted.add(Box.around(at.plus(new Point(aside, down)), room.width(), room.height()));
  }

  private void curve(Trace trace) {
    for (List<Point> part : trace.parts()) {
      List<Move> moves = new ArrayList<>();
      for (Point point : part) {
        Point at = place(point);
        moves.add(moves.isEmpty() ? new Move.To(at.x(), at.y()) : new Move.LineTo(at.x(), at.y()));
      }
      inks.add(new Ink.Stroke(moves, trace.pen().colour(), 1.2, trace.pen().dash()));
    }
    for (Point dot : trace.dots()) {
      inks.add(new Ink.Fill(new Pill(place(dot), DOT, DOT).outline(), trace.pen().colour()));
    }
  }

  private static Point place(Point point) {
    return new Point(WIDTH * point.x(), HEIGHT * (1 - point.y()));
  }

  /** A single curve is named above the axis of its values, several at their ends or in a legend. */
  private void names() {
    plot.value()
        .ifPresent(name -> label(name, new Point(0, -6), Anchor.ABOVE, NAME_SIZE, Colour.INK));
    if (plot.traces().size() > 1 || plot.value().isEmpty()) {
      List<Trace> ordered =
          plot.traces().stream()
              .sorted(Comparator.comparingDouble(trace -> -trace.end().map(Point::y).orElse(0.0)))
              .toList();
      List<Double> heights = heights(ordered);
      if (heights.isEmpty()) {
        legend();
      } else {
        for (int i = 0; i < ordered.size(); i++) {
          Trace trace = ordered.get(i);
          Point at = new Point(WIDTH + 5, heights.get(i));
          label(trace.label(), at, Anchor.LEFT, NAME_SIZE, trace.pen().colour());
        }
      }
    }
  }

  /** The heights of names beside the ends of curves, from the top; none where there is no room. */
  private static List<Double> heights(List<Trace> ordered) {
    List<Double> heights = new ArrayList<>();
    if (ordered.stream().anyMatch(trace -> trace.end().isEmpty())) {
      return heights;
    }
    double least = Double.NEGATIVE_INFINITY;
    for (Trace trace : ordered) {
      double own = trace.end().map(ChartPainter::place).map(Point::y).orElse(0.0);
      double height = Math.max(own - FARTHEST / 2, least + CLOSEST);
      height = Math.max(height, Math.min(own, height + FARTHEST));
      if (height - own > FARTHEST) {
        return List.of();
      }
      heights.add(height);
      least = height;
    }
    return heights;
  }

  /** Rows of names above the curves, each with a piece of its line. */
  private void legend() {
    List<List<Trace>> rows = new ArrayList<>(List.of(new ArrayList<>()));
    double width = 0;
    for (Trace trace : plot.traces()) {
      double wide = entry(trace);
      if (width + wide > WIDTH && width > 0) {
        rows.add(new ArrayList<>());
        width = 0;
      }
      width += wide;
      rows.getLast().add(trace);
    }
    double named =
        plot.value().map(name -> 8 + FormulaSize.of(name.latex(), NAME_SIZE).height()).orElse(0.0);
    double top = -ROW * rows.size() - named;
    for (int row = 0; row < rows.size(); row++) {
      double x = 0;
      for (Trace trace : rows.get(row)) {
        double y = top + ROW * (row + 0.4);
        swatch(trace, x, y);
        x += entry(trace);
      }
    }
  }

  private static double entry(Trace trace) {
    return SWATCH + 4 + FormulaSize.of(trace.label().latex(), NAME_SIZE).width() + 14;
  }

  private void swatch(Trace trace, double x, double y) {
    List<Move> moves = List.of(new Move.To(x, y), new Move.LineTo(x + SWATCH, y));
    inks.add(new Ink.Stroke(moves, trace.pen().colour(), 1.2, trace.pen().dash()));
    Stream.of(new Point(x, y), new Point(x + SWATCH, y))
        .forEach(end -> painted.add(Box.around(end, 2, 2)));
    label(trace.label(), new Point(x + SWATCH + 4, y), Anchor.LEFT, NAME_SIZE, Colour.INK);
  }
}
