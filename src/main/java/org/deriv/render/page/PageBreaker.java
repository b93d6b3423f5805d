package org.deriv.render.page;

import java.util.ArrayList;
import java.util.List;
import org.deriv.render.ink.Matrix;
import org.deriv.render.ink.Paint;

/** Distributes rows over pages, each page ending at the best place before it is full. */
final class PageBreaker {
  // A quarter of a page may stay empty for the sake of a weak tie, but no more.
  private static final double EMPTY_PAGE = 15;

  // So much of a page may be saved by setting all pages a line longer, with weaker ties.
  private static final double FEW_LINES = 0.16;
  private static final double STRETCH = 1.025;
  private static final double EASE = 0.4;

  private PageBreaker() {}

  /** The paints of each page, relative to the top left of the text. */
  static List<List<Paint>> pages(List<Row> rows, double height) {
    List<Integer> ends = ends(rows, height, 1);
    double tallest = height;
    if (ends.size() > 1 && isNearlyEmpty(rows, ends, height)) {
      List<Integer> closer = ends(rows, height * STRETCH, EASE);
      if (closer.size() < ends.size()) {
        ends = closer;
        tallest = height * STRETCH;
      }
    }
    List<List<Paint>> pages = new ArrayList<>();
    int start = 0;
    for (int end : ends) {
      pages.add(paints(rows.subList(start, end), tallest));
      start = end;
    }
    return pages.isEmpty() ? List.of(List.of()) : pages;
  }

  /** Whether the last page holds but a few lines, such as one reference. */
  private static boolean isNearlyEmpty(List<Row> rows, List<Integer> ends, double height) {
    double used = 0;
    for (int i = ends.get(ends.size() - 2); i < rows.size(); i++) {
      used += rows.get(i).height() + rows.get(i).above();
    }
    return used < FEW_LINES * height;
  }

  private static List<Integer> ends(List<Row> rows, double height, double ease) {
    List<Integer> ends = new ArrayList<>();
    int start = 0;
    while (start < rows.size()) {
      start = end(rows, start, height, ease);
      ends.add(start);
    }
    return ends;
  }

  private static int end(List<Row> rows, int start, double height, double ease) {
    double used = 0;
    int best = start + 1;
    double cheapest = Double.POSITIVE_INFINITY;
    for (int i = start; i < rows.size(); i++) {
      used += rows.get(i).height() + (i == start ? 0 : rows.get(i).above());
      if (used > height) {
        return best;
      }
      double empty = 1 - used / height;
      double cost = ease * rows.get(i).tie().cost() + EMPTY_PAGE * empty * empty;
      if (cost <= cheapest) {
        cheapest = cost;
        best = i + 1;
      }
    }
    return rows.size();
  }

  private static List<Paint> paints(List<Row> rows, double height) {
    List<Paint> paints = new ArrayList<>();
    double y = 0;
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      y += i == 0 ? 0 : row.above();
      // A single row taller than a page is the last resort of shrinking.
      double scale = Math.min(1, height / row.height());
      Matrix map = Matrix.scaleAt(scale, 0, y);
      row.paints().forEach(paint -> paints.add(paint.under(map)));
      y += row.height() * scale;
    }
    return paints;
  }
}
