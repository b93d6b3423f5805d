package org.deriv.render.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.deriv.document.Block.Derivation;
import org.deriv.document.Drawing.Colour;
import org.deriv.document.Formula;
import org.deriv.document.Formula.Break;
import org.deriv.document.Inline;
import org.deriv.document.Line;
import org.deriv.document.Mark;
import org.deriv.document.RelationSign;
import org.deriv.render.ink.Face;
import org.deriv.render.ink.Paint;
import org.deriv.render.ink.Piece;
import org.deriv.render.ink.Tag;
import org.deriv.render.page.Row.Placed;
import org.deriv.render.page.Row.Tie;

/** Sets the lines of a derivation: relations under one another, reasons and badges at the right. */
final class DerivationSetter {
  private static final double INDENT = 14;
  private static final double LEAD_GAP = 8;
  private static final double BADGE_COLUMN = 22;
  private static final double REASON_GAP = 18;
  private static final double NUMBER_GAP = 10;
  private static final double ROW_GAP = 6;
  // How much of the width the left sides may take, and where right sides need all the rest.
  private static final double WIDE = 0.4;
  private static final double NARROW = 0.2;
  // Derivations of at most so many lines stay on one page if they can.
  private static final int SHORT = 6;

  private final FormulaSetter formulas;
  private final ParagraphSetter paragraphs;
  private final TextSetter text;
  private final NoteSetter notes;

  DerivationSetter(
      FormulaSetter formulas, ParagraphSetter paragraphs, TextSetter text, NoteSetter notes) {
    this.text = text;
    this.formulas = formulas;
    this.paragraphs = paragraphs;
    this.notes = notes;
  }

  List<Row> rows(Derivation derivation, Frame frame) {
    Grid grid = grid(derivation.lines(), frame);
    List<Row> rows = new ArrayList<>();
    int count = derivation.lines().size();
    for (int i = 0; i < count; i++) {
      List<Row> line = new ArrayList<>(line(derivation.lines().get(i), grid));
      boolean edge = i == 0 || i >= count - 2;
      Tie inner = count <= SHORT ? Tie.LOOSE : Tie.FREE;
      Tie tie = i == count - 1 ? Tie.FREE : edge ? Tie.WEAK : inner;
      for (int k = 0; k < line.size(); k++) {
        boolean last = k == line.size() - 1;
        Row row = line.get(k).tied(last ? tie : Tie.STRONG);
        rows.add(k == 0 ? row.below(ROW_GAP) : row);
      }
    }
    return Row.tagged(rows, Tag.of(Tag.Role.GROUP));
  }

  /**
   * Where the columns are.
   *
   * @param left where left sides begin, after a lead
   * @param sign where relations begin, at which left sides end
   * @param right where right sides begin
   * @param end where right sides and reasons end, before numbers and badges
   * @param numbers where numbers end, before the badges
   */
  private record Grid(
      double left, double sign, double right, double end, double numbers, Frame frame) {}

  private Grid grid(List<Line> lines, Frame frame) {
    double width = frame.width();
    double lead = widest(lines, line -> line.lead().map(sign -> sign(sign, frame)), width);
    double left = INDENT + (lead > 0 ? lead + LEAD_GAP : 0);
    double relation = widest(lines, line -> line.relation().map(r -> sign(r, frame)), width);
    double beside = left + widest(lines, line -> side(line, frame), WIDE * width) + relation;
    double longest =
        widest(
            lines,
            line -> Optional.of(formulas.whole(line.right(), frame.style())),
            Double.MAX_VALUE);
    // Where a right side does not fit beside the left one, it is given the line below.
    boolean crowded = beside + longest > width - BADGE_COLUMN;
    double sign =
        left + widest(lines, line -> side(line, frame), (crowded ? NARROW : WIDE) * width);
    boolean marked = lines.stream().anyMatch(line -> line.mark().isPresent());
    double numbers = width - (marked ? BADGE_COLUMN : 0);
    double number = widest(lines, line -> number(line, frame), width);
    double end = numbers - (number > 0 ? number + NUMBER_GAP : 0);
    return new Grid(left, sign, sign + relation, end, numbers, frame);
  }

  private Optional<Piece> number(Line line, Frame frame) {
    return line.number().map(number -> text.words("(" + number + ")", frame.style()));
  }

  private Optional<Piece> side(Line line, Frame frame) {
    return line.relation().isPresent()
        ? line.left().map(formula -> formulas.whole(formula, frame.style()))
        : Optional.empty();
  }

  private Piece sign(RelationSign sign, Frame frame) {
    return formulas.sign(sign.latex(), frame.style());
  }

  // Wider ones than the limit stand on lines of their own and do not count.
  private static double widest(
      List<Line> lines, Function<Line, Optional<Piece>> column, double limit) {
    return lines.stream()
        .map(column)
        .flatMap(Optional::stream)
        .mapToDouble(Piece::width)
        .filter(width -> width <= limit)
        .max()
        .orElse(0);
  }

  private List<Row> line(Line line, Grid grid) {
    TextStyle style = grid.frame.style();
    List<List<Placed>> rows = new ArrayList<>();
    List<Placed> first = new ArrayList<>();
    Tag formula = Tag.formula(line.spoken());
    line.lead().ifPresent(lead -> first.add(new Placed(INDENT, sign(lead, grid.frame))));
    double used = leftSide(line, grid, rows, first);
    double end = rows.isEmpty() ? beside(line, grid, rows, first, used) : beneath(line, grid, rows);
    rows.forEach(placed -> placed.replaceAll(it -> new Placed(it.x(), it.piece().tagged(formula))));
    number(line, grid.frame)
        .ifPresent(number -> rows.getLast().add(new Placed(grid.numbers - number.width(), number)));
    List<Row> tail = reason(line.words(), end, grid, rows.getLast());
    line.mark().ifPresent(mark -> rows.getFirst().add(badge(mark, grid)));
    List<Row> result = new ArrayList<>();
    for (List<Placed> placed : rows) {
      result.add(Row.line(result.isEmpty() ? 0 : 3, style, placed));
    }
    line.number()
        .map(number -> new Paint.Anchor(Inline.Reference.anchor(number), 0, 0))
        .ifPresent(anchor -> result.set(0, result.getFirst().over(List.of(anchor))));
    result.addAll(tail);
    Tag paragraph = Tag.of(Tag.Role.PARAGRAPH);
    result.replaceAll(it -> it.tagged(paragraph));
    for (var note : line.notes()) {
      List<Row> under = notes.rows(note, grid.frame.narrower(grid.sign + frameEnd(grid)));
      under.forEach(noteRow -> result.add(noteRow.shifted(grid.sign)));
    }
    return result;
  }

  // The right side behind a left side that fits into its column; says where it ends.
  private double beside(
      Line line, Grid grid, List<List<Placed>> rows, List<Placed> row, double used) {
    line.relation().ifPresent(r -> row.add(new Placed(grid.sign, sign(r, grid.frame))));
    rows.add(row);
    double start = line.relation().isPresent() ? grid.right : used;
    return rightSide(line.right(), start, grid, rows);
  }

  // The right side after a wide left side: in its last row where there is room, else beneath.
  private double beneath(Line line, Grid grid, List<List<Placed>> rows) {
    Placed last = rows.getLast().getLast();
    double x = last.x() + last.piece().width();
    Piece sign = line.relation().map(r -> sign(r, grid.frame)).orElse(Piece.EMPTY);
    Piece right = formulas.whole(line.right(), grid.frame.style());
    double end = x + sign.width() + right.width();
    if (end > grid.end) {
      return beside(line, grid, rows, new ArrayList<>(), grid.left);
    }
    rows.getLast().add(new Placed(x, sign));
    rows.getLast().add(new Placed(x + sign.width(), right));
    return end;
  }

  private static double frameEnd(Grid grid) {
    return grid.frame.width() - grid.end;
  }

  // Puts the left side in its column, or on rows of its own; says where an expression may begin.
  private double leftSide(Line line, Grid grid, List<List<Placed>> rows, List<Placed> first) {
    if (line.left().isEmpty()) {
      return grid.left;
    }
    Formula formula = line.left().get();
    Piece piece = formulas.whole(formula, grid.frame.style());
    if (piece.width() <= grid.sign - grid.left + 0.01) {
      first.add(new Placed(grid.sign - piece.width(), piece));
      return grid.sign;
    }
    double indent = 2 * grid.frame.style().size();
    var parts = formulas.lines(formula, grid.frame.style(), grid.end - grid.left, indent);
    for (int i = 0; i < parts.size(); i++) {
      List<Placed> row = i == 0 ? first : new ArrayList<>();
      row.add(new Placed(grid.left + (i == 0 ? 0 : indent), parts.get(i).piece()));
      rows.add(row);
    }
    return grid.left;
  }

  // Adds the right side to the last row, and rows below when it is wide; says where it ends.
  private double rightSide(Formula right, double start, Grid grid, List<List<Placed>> rows) {
    TextStyle style = grid.frame.style();
    double indent = 1.5 * style.size();
    double end = start;
    for (FormulaSetter.Part part : formulas.lines(right, style, grid.end - start, indent)) {
      boolean relation = part.before() == Break.RELATION;
      double x = part.before() == Break.START ? start : relation ? grid.sign : start + indent;
      if (part.before() != Break.START) {
        rows.add(new ArrayList<>());
      }
      rows.getLast().add(new Placed(x, part.piece()));
      end = x + part.piece().width();
    }
    return end;
  }

  // Puts the reason at the right of the row, or beneath it when there is no room.
  private List<Row> reason(List<Inline> reason, double used, Grid grid, List<Placed> row) {
    if (reason.isEmpty()) {
      return List.of();
    }
    TextStyle style =
        grid.frame
            .style()
            .in(Face.ITALIC)
            .sized(0.9 * grid.frame.style().size())
            .coloured(Colour.GREY);
    Piece piece = paragraphs.line(reason, style);
    if (used + REASON_GAP + piece.width() <= grid.end) {
      row.add(new Placed(grid.end - piece.width(), piece));
      return List.of();
    }
    double width = Math.max(grid.end - grid.left, 0.6 * grid.end);
    List<Row> rows = new ArrayList<>();
    for (Piece line : paragraphs.lines(reason, style, width, Justification.RIGHT)) {
      rows.add(Row.line(0, style, List.of(new Placed(grid.end - width, line))));
    }
    return rows;
  }

  private Placed badge(Mark mark, Grid grid) {
    Piece badge = Badges.of(mark, grid.frame.style().size(), text.space(grid.frame.style()));
    return new Placed(grid.frame.width() - badge.width(), badge);
  }
}
