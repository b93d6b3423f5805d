package org.deriv.render.page;

import java.util.ArrayList;
import java.util.List;
import org.deriv.document.Block.Alignment;
import org.deriv.document.Block.Cell;
import org.deriv.document.Block.Table;
import org.deriv.document.Drawing.Colour;
import org.deriv.document.Inline;
import org.deriv.render.ink.Face;
import org.deriv.render.ink.Outlines;
import org.deriv.render.ink.Paint;
import org.deriv.render.ink.Piece;
import org.deriv.render.ink.Tag;
import org.deriv.render.page.Row.Placed;
import org.deriv.render.page.Row.Tie;

/** Sets tables with three rules: above, under the heading, and below. */
final class TableSetter {
  private static final double GAP = 16;
  private static final double THICK = 0.9;
  private static final double THIN = 0.5;
  // Tables of at most so many rows stay on one page.
  private static final int SHORT = 14;

  private final ParagraphSetter paragraphs;

  TableSetter(ParagraphSetter paragraphs) {
    this.paragraphs = paragraphs;
  }

  /** How wide the columns and the gaps between them are. */
  private static final class Grid {
    private final double[] widths;
    private final double gap;

    Grid(double[] widths, double gap) {
      this.widths = widths;
      this.gap = gap;
    }
  }

  // Many columns share a part of the measure.
  private static double gap(int columns, double measure) {
    return Math.min(GAP, 0.4 * measure / Math.max(1, columns));
  }

  List<Row> rows(Table table, Frame frame) {
    TextStyle style = frame.style().sized(0.93 * frame.style().size());
    TextStyle head = style.bold();
    double[] widths = widths(table, style, frame.width());
    double gap = gap(table.columns().size(), frame.width());
    double total = total(widths, gap);
    double left = Math.max(0, (frame.width() - total) / 2);
    List<Row> rows = new ArrayList<>();
    if (!table.title().isEmpty()) {
      rows.addAll(caption(table.title(), frame));
      table
          .number()
          .map(number -> new Paint.Anchor(Table.anchor(number), 0, 0))
          .ifPresent(anchor -> rows.set(0, rows.getFirst().over(List.of(anchor))));
    }
    int captioned = rows.size();
    rows.add(rule(left, total, THICK).below(rows.isEmpty() ? 0 : 4));
    if (!table.header().isEmpty()) {
      rows.add(
          row(table.header(), table.columns(), new Grid(widths, gap), head, Tag.Role.HEADER_CELL)
              .shifted(left)
              .tied(Tie.STRONG));
      rows.add(rule(left, total, THIN));
    }
    for (List<Cell> cells : table.rows()) {
      Tie tie = table.rows().size() <= SHORT ? Tie.STRONG : Tie.FREE;
      rows.add(
          row(cells, table.columns(), new Grid(widths, gap), style, Tag.Role.CELL)
              .shifted(left)
              .tied(tie));
    }
    rows.set(rows.size() - 1, rows.getLast().tied(Tie.STRONG));
    rows.add(rule(left, total, THICK).tied(Tie.FREE));
    List<Row> tagged = new ArrayList<>(rows.subList(0, captioned));
    tagged.addAll(Row.tagged(rows.subList(captioned, rows.size()), Tag.of(Tag.Role.TABLE)));
    return tagged;
  }

  private List<Row> caption(List<Inline> caption, Frame frame) {
    TextStyle style =
        frame.style().in(Face.ITALIC).sized(0.9 * frame.style().size()).coloured(Colour.GREY);
    Tag tag = Tag.of(Tag.Role.PARAGRAPH);
    return paragraphs.lines(caption, style, frame.width(), Justification.CENTRED).stream()
        .map(line -> Row.line(0, style, List.of(new Placed(0, line))).tied(Tie.STRONG).tagged(tag))
        .toList();
  }

  private static Row rule(double x, double width, double thickness) {
    Paint line = new Paint.Area(Outlines.rectangle(x, 2, width, thickness), Colour.INK);
    return new Row(0, thickness + 4, List.of(), Tie.STRONG).ornamented(line);
  }

  private Row row(
      List<Cell> cells, List<Alignment> columns, Grid grid, TextStyle style, Tag.Role role) {
    double[] widths = grid.widths;
    List<Tag> tags = cells.stream().map(_ -> Tag.of(role)).toList();
    List<List<Piece>> content = new ArrayList<>();
    int deepest = 1;
    for (int i = 0; i < cells.size(); i++) {
      Justification how = justification(columns.get(i));
      content.add(paragraphs.lines(cells.get(i).content(), style, widths[i], how));
      deepest = Math.max(deepest, content.get(i).size());
    }
    List<Paint> paints = new ArrayList<>();
    double height = 0;
    for (int k = 0; k < deepest; k++) {
      List<Placed> placed = new ArrayList<>();
      double x = grid.gap / 2;
      for (int i = 0; i < cells.size(); i++) {
        if (k < content.get(i).size()) {
          placed.add(new Placed(x, content.get(i).get(k).tagged(tags.get(i))));
        }
        x += widths[i] + grid.gap;
      }
      Row line = Row.line(0, style, placed);
      paints.addAll(new Piece(0, 0, 0, line.paints()).at(0, height));
      height += line.height();
    }
    return new Row(1, height, paints, Tie.FREE).tagged(Tag.of(Tag.Role.ROW));
  }

  private static Justification justification(Alignment alignment) {
    return switch (alignment) {
      case LEFT -> Justification.LEFT;
      case CENTRE -> Justification.CENTRED;
      case RIGHT -> Justification.RIGHT;
    };
  }

  // Natural widths when they fit; otherwise the wide columns share what the narrow ones leave.
  private double[] widths(Table table, TextStyle style, double measure) {
    int columns = table.columns().size();
    double[] widths = new double[columns];
    for (int i = 0; i < columns; i++) {
      for (List<Cell> row : table.rows()) {
        widths[i] = Math.max(widths[i], paragraphs.line(row.get(i).content(), style).width());
      }
      if (!table.header().isEmpty()) {
        List<Inline> heading = table.header().get(i).content();
        widths[i] = Math.max(widths[i], paragraphs.line(heading, style.bold()).width());
      }
      widths[i] += 0.1;
    }
    double room = measure - gap(columns, measure) * columns;
    double limit = limit(widths, room);
    for (int i = 0; i < columns; i++) {
      widths[i] = Math.min(widths[i], limit);
    }
    return widths;
  }

  // The greatest width for a column so that all of them fit.
  private static double limit(double[] widths, double room) {
    double rest = room;
    int left = widths.length;
    double[] sorted = widths.clone();
    java.util.Arrays.sort(sorted);
    for (double width : sorted) {
      if (width * left > rest) {
        return rest / left;
      }
      rest -= width;
      left--;
    }
    return Double.MAX_VALUE;
  }

  private static double total(double[] widths, double gap) {
    double total = gap * widths.length;
    for (double width : widths) {
      total += width;
    }
    return total;
  }
}
