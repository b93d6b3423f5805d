package org.deriv.render.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deriv.document.Formula;
import org.deriv.document.Formula.Break;
import org.deriv.document.Formula.Segment;
import org.deriv.document.LatexText;
import org.deriv.render.ink.Face;
import org.deriv.render.ink.Piece;
import org.deriv.render.maths.MathSetter;
import org.deriv.render.maths.MathStyle;

/** Sets displayed formulas, wide ones broken at their operators. */
final class FormulaSetter {
  private final MathSetter maths;
  private final TextSetter text;

  FormulaSetter(MathSetter maths, TextSetter text) {
    this.maths = maths;
    this.text = text;
  }

  /**
   * A line of a broken formula.
   *
   * @param before what stands at its beginning
   */
  record Part(Break before, Piece piece) {}

  /** The whole formula on one line. */
  Piece whole(Formula formula, TextStyle style) {
    return set(formula.latex(), style).spoken(formula.text());
  }

  /** A sign between two sides, with the room that belongs to both sides of it. */
  Piece sign(String latex, TextStyle style) {
    return set("{}" + latex + "{}", style).spoken(LatexText.of(latex));
  }

  /**
   * The formula in lines.
   *
   * @param width of a line, which a part exceeds only until it is shrunk
   * @param indent how much narrower the lines after the first one are
   */
  List<Part> lines(Formula formula, TextStyle style, double width, double indent) {
    Piece whole = whole(formula, style);
    if (whole.width() <= width || formula.segments().size() == 1) {
      return List.of(new Part(Break.START, whole.within(width)));
    }
    List<Part> parts = new ArrayList<>();
    List<Segment> segments = formula.segments();
    int start = 0;
    for (int end : ends(segments, style, width, indent)) {
      Piece piece = join(segments.subList(start, end), style);
      double room = start == 0 ? width : width - indent;
      parts.add(new Part(segments.get(start).before(), piece.within(room)));
      start = end;
    }
    return parts;
  }

  // The cheapest way to end lines: few of them, broken at the outermost and strongest operators.
  private List<Integer> ends(List<Segment> segments, TextStyle style, double width, double indent) {
    int n = segments.size();
    double[] sizes = segments.stream().mapToDouble(s -> alone(s, style).width()).toArray();
    double[] cost = new double[n + 1];
    int[] from = new int[n + 1];
    Arrays.fill(cost, 1, n + 1, Double.POSITIVE_INFINITY);
    for (int end = 1; end <= n; end++) {
      double sum = 0;
      for (int start = end - 1; start >= 0; start--) {
        sum += sizes[start];
        double room = start == 0 ? width : width - indent;
        double over = Math.max(0, sum - room);
        double candidate =
            cost[start] + 10 + breakCost(segments.get(start)) + 1000 * over + slack(sum, room);
        if (candidate < cost[end]) {
          cost[end] = candidate;
          from[end] = start;
        }
        if (over > 0) {
          break;
        }
      }
    }
    List<Integer> ends = new ArrayList<>();
    for (int end = n; end > 0; end = from[end]) {
      ends.addFirst(end);
    }
    return ends;
  }

  private static double slack(double sum, double room) {
    double empty = Math.max(0, 1 - sum / room);
    return 4 * empty * empty;
  }

  private static double breakCost(Segment segment) {
    double kind =
        switch (segment.before()) {
          case START, SEPARATOR, RELATION -> 0;
          case SUM -> 1;
          case PRODUCT -> 6;
        };
    return kind + 8 * segment.depth();
  }

  private Piece alone(Segment segment, TextStyle style) {
    return join(List.of(segment), style);
  }

  private Piece join(List<Segment> segments, TextStyle style) {
    StringBuilder latex = new StringBuilder();
    segments.forEach(segment -> latex.append(segment.latex()));
    // An operator needs something before it to be set as one.
    boolean led =
        switch (segments.getFirst().before()) {
          case START, SEPARATOR -> false;
          case RELATION, SUM, PRODUCT -> true;
        };
    return set((led ? "{}" : "") + latex, style).spoken(LatexText.of(latex.toString()));
  }

  private Piece set(String latex, TextStyle style) {
    Optional<Piece> piece = maths.set(latex, MathStyle.DISPLAY, style.size());
    return piece
        .map(found -> found.inked(style.colour()))
        .orElseGet(() -> text.words(latex, style.in(Face.TYPEWRITER)));
  }
}
