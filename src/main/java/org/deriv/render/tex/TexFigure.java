package org.deriv.render.tex;

import java.util.List;
import java.util.stream.Collectors;
import org.deriv.document.Drawing;
import org.deriv.document.Drawing.Ink;
import org.deriv.document.Drawing.Move;

/** Drawings as TikZ pictures. */
final class TexFigure {
  private TexFigure() {}

  /** The picture, shrunk to this width and height in points if it is larger. */
  static String of(Drawing drawing, double widest, double tallest) {
    double scale =
        Math.min(
            1,
            Math.min(
                widest / Math.max(1, drawing.width()), tallest / Math.max(1, drawing.height())));
    StringBuilder source = new StringBuilder();
    source.append(
        "\\begin{tikzpicture}[x=1bp,y=-1bp,line cap=round,line join=round%s]\n"
            .formatted(
                scale < 1
                    ? ",scale="
                        + TexNumbers.of(scale)
                        + ",every node/.append style={transform shape}"
                    : ""));
    source.append(
        "\\useasboundingbox (0,0) rectangle (%s,%s);\n"
            .formatted(TexNumbers.of(drawing.width()), TexNumbers.of(drawing.height())));
    for (Ink ink : drawing.inks()) {
      source.append(
          switch (ink) {
            case Ink.Stroke(List<Move> outline, var colour, double width, double dash) ->
                "\\draw[%s,line width=%sbp%s] %s;\n"
                    .formatted(
                        TexPreamble.name(colour),
                        TexNumbers.of(width),
                        dash > 0
                            ? ",dash pattern=on "
                                + TexNumbers.of(dash)
                                + "bp off "
                                + TexNumbers.of(dash)
                                + "bp"
                            : "",
                        path(outline));
            case Ink.Fill(List<Move> outline, var colour) ->
                "\\fill[%s] %s;\n".formatted(TexPreamble.name(colour), path(outline));
            case Ink.Label label -> label(label);
          });
    }
    return source.append("\\end{tikzpicture}").toString();
  }

  private static String label(Ink.Label label) {
    String anchor =
        switch (label.anchor()) {
          case CENTRE -> "center";
          case LEFT -> "west";
          case RIGHT -> "east";
          case ABOVE -> "south";
          case BELOW -> "north";
        };
    return "\\node[%s,anchor=%s,inner sep=0pt,font=\\fontsize{%s}{%s}\\selectfont] at (%s,%s) {%s};\n"
        .formatted(
            TexPreamble.name(label.colour()),
            anchor,
            TexNumbers.of(label.size()),
            TexNumbers.of(1.2 * label.size()),
            TexNumbers.of(label.x()),
            TexNumbers.of(label.y()),
            TexInlines.of(label.content()));
  }

  private static String path(List<Move> outline) {
    return outline.stream()
        .map(move ->
            switch (move) {
              case Move.To(double x, double y) -> point(x, y);
              case Move.LineTo(double x, double y) -> "-- " + point(x, y);
              case Move.CurveTo(double x1, double y1, double x2, double y2, double x, double y) ->
                  ".. controls " + point(x1, y1) + " and " + point(x2, y2) + " .. " + point(x, y);
              case Move.Close() -> "-- cycle";
            })
        .collect(Collectors.joining(" "));
  }

  private static String point(double x, double y) {
    return "(" + TexNumbers.of(x) + "," + TexNumbers.of(y) + ")";
  }
}
