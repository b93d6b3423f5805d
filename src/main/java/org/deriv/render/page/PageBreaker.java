package org.deriv.render.page;

import java.util.ArrayList;
import java.util.List;
import org.deriv.render.ink.Matrix;
import org.deriv.render.ink.Paint;

/** Distributes rows over pages, each page ending at the best place before it is full. */
final class PageBreaker {
  // A quarter of a page may stay empty for the sake of a weak tie, but no more.
  private static final double EMPTY_PAGE = 15;

  private PageBreaker() {}

  /** The paints of each page, relative to the top left of the text. */
  static List<List<Paint>> pages(List<Row> rows, double height) {
    List<List<Paint>> pages = new ArrayList<>();
    int start = 0;
    while (start < rows.size()) {
      int end = end(rows, start, height);
      pages.add(paints(rows.subList(start, end), height));
      start = end;
    }
    return pages.isEmpty() ? List.of(List.of()) : pages;
  }

  private static int end(List<Row> rows, int start, double height) {
    double used = 0;
    int best = start + 1;
    double cheapest = Double.POSITIVE_INFINITY;
    for (int i = start; i < rows.size(); i++) {
      used += rows.get(i).height() + (i == start ? 0 : rows.get(i).above());
      if (used > height) {
        return best;
      }
      double empty = 1 - used / height;
      double cost = rows.get(i).tie().cost() + EMPTY_PAGE * empty * empty;
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
