package org.deriv.document.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.document.Drawing;
import org.deriv.document.Drawing.Anchor;
import org.deriv.document.Drawing.Colour;
import org.deriv.document.Drawing.Ink;
import org.deriv.document.Drawing.Move;
import org.deriv.document.Formula;
import org.deriv.document.figure.ComputationGraph.Kind;

/** Draws a graph that has been laid out. */
final class GraphPainter {
  private static final double LINE = 0.7;
  private static final double HEAD_LENGTH = 6.5;
  private static final double HEAD_HALF_WIDTH = 2.2;
  private static final double MARGIN = 2;

  private final List<Ink> inks = new ArrayList<>();
  private final List<Box> painted = new ArrayList<>();

  private GraphPainter() {}

  /** The drawing of a graph that has been laid out. */
  static Drawing draw(Composition graph) {
    GraphPainter painter = new GraphPainter();
    graph.visible().forEach(painter::arrow);
    for (int node = 0; node < graph.names().size(); node++) {
      Pill pill = graph.sketch().nodes().get(node);
      painter.node(pill, graph.kinds().get(node));
      painter.label(graph.names().get(node), pill.box(), Composition.NODE_SIZE);
    }
    for (int i = 0; i < graph.labels().size(); i++) {
      Optional<Box> box = graph.boxes().get(i);
      if (box.isPresent()) {
        painter.label(graph.labels().get(i).orElseThrow(), box.get(), Composition.EDGE_SIZE);
      }
    }
    Box all = Box.covering(painter.painted).grown(MARGIN);
    return Shift.by(-all.left(), -all.top(), all.width(), all.height(), painter.inks);
  }

  private void arrow(Route route) {
    double end = route.length();
    Point tip = route.at(end);
    double neck = end;
    while (neck > 0.01 && route.at(neck).minus(tip).length() < HEAD_LENGTH) {
      neck -= 0.01;
    }
    Point base = route.at(neck);
    Point forward = tip.minus(base).unit();
    Point aside = forward.turned().times(HEAD_HALF_WIDTH);
    Point back = tip.minus(forward.times(HEAD_LENGTH));
    inks.add(new Ink.Stroke(route.between(0, neck).moves(), Colour.INK, LINE, 0));
    Point left = back.plus(aside);
    Point right = back.minus(aside);
    inks.add(
        new Ink.Fill(
            List.of(
                new Move.To(tip.x(), tip.y()),
                new Move.LineTo(left.x(), left.y()),
                new Move.LineTo(right.x(), right.y()),
                new Move.Close()),
            Colour.INK));
    route.samples().forEach(point -> painted.add(Box.around(point, LINE, LINE)));
  }

  private void node(Pill pill, Kind kind) {
    boolean outside = kind == Kind.BOUNDARY;
    inks.add(new Ink.Fill(pill.outline(), outside ? Colour.PAPER : Colour.LIGHT_BLUE));
    inks.add(new Ink.Stroke(pill.outline(), Colour.INK, LINE, outside ? 2.5 : 0));
    painted.add(pill.box().grown(LINE));
  }

  private void label(Formula formula, Box box, double size) {
    Point at = box.centre();
    inks.add(
        new Ink.Label(Caption.whole(formula), at.x(), at.y(), Anchor.CENTRE, size, Colour.INK));
    painted.add(box);
  }
}
