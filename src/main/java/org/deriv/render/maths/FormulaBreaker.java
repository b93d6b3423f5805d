package org.deriv.render.maths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deriv.document.Formula;
import org.deriv.document.Formula.Break;
import org.deriv.document.Formula.Segment;
import org.deriv.document.LatexText;

/** Breaks wide formulas into lines: few of them, at the outermost and strongest operators. */
public final class FormulaBreaker {
  private final MathSetter maths;

  /** A breaker that measures with this setter. */
  public FormulaBreaker(MathSetter maths) {
    this.maths = maths;
  }

  /**
   * One line of a broken formula.
   *
   * @param before what stands at its beginning
   * @param latex its source; an operator at its beginning has an empty group before it, so that it
   *     is set as one
   * @param text the line as Unicode
   */
  public record Part(Break before, String latex, String text) {}

  /**
   * The formula in lines.
   *
   * @param size of its letters in points
   * @param width of a line; a part that cannot be broken may be wider
   * @param indent how much narrower the lines after the first one are
   */
  public List<Part> lines(Formula formula, double size, double width, double indent) {
    List<Segment> segments = formula.segments();
    if (segments.size() == 1 || width(formula.latex(), size) <= width) {
      return List.of(new Part(Break.START, formula.latex(), formula.text()));
    }
    List<Part> parts = new ArrayList<>();
    int start = 0;
    for (int end : ends(segments, size, width, indent)) {
      String latex = join(segments.subList(start, end));
      String led = leads(segments.get(start)) ? "{}" + latex : latex;
      parts.add(new Part(segments.get(start).before(), led, LatexText.of(latex)));
      start = end;
    }
    return parts;
  }

  /** The width of a formula on a line of its own; 0 when it cannot be set. */
  public double width(String latex, double size) {
    return maths.width(latex, MathStyle.DISPLAY, size).orElse(0.0);
  }

  private List<Integer> ends(List<Segment> segments, double size, double width, double indent) {
    int n = segments.size();
    double[] sizes =
        segments.stream()
            .mapToDouble(s -> width((leads(s) ? "{}" : "") + s.latex(), size))
            .toArray();
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
          case FACTOR -> 9;
        };
    return kind + 8 * segment.depth();
  }

  private static boolean leads(Segment segment) {
    return switch (segment.before()) {
      case START, SEPARATOR, FACTOR -> false;
      case RELATION, SUM, PRODUCT -> true;
    };
  }

  private static String join(List<Segment> segments) {
    StringBuilder latex = new StringBuilder();
    segments.forEach(segment -> latex.append(segment.latex()));
    return latex.toString();
  }
}
