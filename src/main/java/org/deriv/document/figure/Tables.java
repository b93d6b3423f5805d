package org.deriv.document.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deriv.document.Block;
import org.deriv.document.Block.Alignment;
import org.deriv.document.Block.Cell;
import org.deriv.document.Block.Table;
import org.deriv.document.Formula;
import org.deriv.document.Inline;

/** Shows computed values: small ones as formulas, larger ones as tables. */
public final class Tables {
  /** More rows or columns than this are cut short in a formula. */
  private static final int MOST_ENTRIES = 10;

  private static final int SHOWN_FIRST = 7;
  private static final int MOST_PARTS = 12;
  private static final int MOST_STEPS = 10;
  private static final int FIRST_STEPS = 5;
  private static final int LAST_STEPS = 2;

  private Tables() {}

  /**
   * A number, vector or matrix as a formula, cut short by dots where it is large; empty for a
   * tensor of more axes or without entries.
   */
  public static Optional<Formula> formula(Values values) {
    if (values.entries().isEmpty()) {
      return Optional.empty();
    }
    return switch (values.dims().size()) {
      case 0 -> Optional.of(values.entries().getFirst());
      case 1 -> Optional.of(matrix(values, values.dims().getFirst(), 1));
      case 2 -> Optional.of(matrix(values, values.dims().get(0), values.dims().get(1)));
      default -> Optional.empty();
    };
  }

  private static Formula matrix(Values values, int rows, int columns) {
    List<Integer> shownRows = shown(rows);
    List<Integer> shownColumns = shown(columns);
    List<String> latex = new ArrayList<>();
    List<String> text = new ArrayList<>();
    for (int row : shownRows) {
      List<Formula> line =
          shownColumns.stream().map(column -> entry(values, row, column, columns)).toList();
      latex.add(line.stream().map(Formula::latex).collect(Collectors.joining(" & ")));
      text.add(line.stream().map(Formula::text).collect(Collectors.joining(" ")));
    }
    return Formula.of(
        "\\begin{bmatrix} " + String.join(" \\\\ ", latex) + " \\end{bmatrix}",
        "[" + String.join("; ", text) + "]");
  }

  /** The positions shown, from 0; -1 stands for dots. */
  private static List<Integer> shown(int count) {
    boolean all = count <= MOST_ENTRIES;
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < (all ? count : SHOWN_FIRST); i++) {
      shown.add(i);
    }
    if (!all) {
      Collections.addAll(shown, -1, count - 1);
    }
    return shown;
  }

  private static Formula entry(Values values, int row, int column, int columns) {
    if (row >= 0 && column >= 0) {
      return values.entries().get(row * columns + column);
    }
    return Formula.of(row >= 0 ? "\\cdots" : column >= 0 ? "\\vdots" : "\\ddots");
  }

  /**
   * Values under their name: a displayed formula, or one for each part of a tensor of three axes or
   * more, named by the indices at which it is taken.
   *
   * @param name of what the values are of
   */
  public static List<Block> of(Formula name, Values values) {
    return of(name, values, " = ");
  }

  /** The same of values that are near to those shown. */
  public static List<Block> near(Formula name, Values values) {
    return of(name, values, " \\approx ");
  }

  private static List<Block> of(Formula name, Values values, String sign) {
    if (values.entries().isEmpty()) {
      return List.of(new Block.Paragraph(Inline.text("there are no entries")));
    }
    Optional<Formula> whole = formula(values);
    if (whole.isPresent()) {
      return List.of(equation(name.latex(), whole.get(), sign));
    }
    List<Block> blocks = new ArrayList<>();
    parts(name.latex(), values, List.of(), sign, blocks);
    long parts =
        values.dims().subList(0, values.dims().size() - 2).stream()
            .mapToLong(Integer::longValue)
            .reduce(1, (a, b) -> a * b);
    if (parts > MOST_PARTS) {
      String rest = "and " + (parts - MOST_PARTS) + " parts more";
      blocks.add(new Block.Paragraph(Inline.text(rest)));
    }
    return blocks;
  }

  /** The matrices in a tensor, at most so many of them, each under its indices. */
  private static void parts(
      String name, Values values, List<String> indices, String sign, List<Block> blocks) {
    Optional<Formula> whole = formula(values);
    if (whole.isPresent() && blocks.size() < MOST_PARTS) {
      String at = String.join(",", indices) + ",:,:";
      blocks.add(equation("{" + name + "}_{" + at + "}", whole.get(), sign));
      return;
    }
    for (int i = 0; i < values.dims().getFirst() && blocks.size() < MOST_PARTS; i++) {
      List<String> deeper = Stream.concat(indices.stream(), Stream.of("" + (i + 1))).toList();
      parts(name, values.part(i), deeper, sign, blocks);
    }
  }

  private static Block equation(String name, Formula value, String sign) {
    String text = Formula.of(name + sign + "x").text().replaceAll("x$", "") + value.text();
    return new Block.Display(Formula.of(name + sign + value.latex(), text), Optional.empty());
  }

  /**
   * One row for each step of a simulation.
   *
   * @param step the number of the step, as it is to be shown
   * @param values one for each quantity
   */
  public record Step(Formula step, List<Formula> values) {
    /** Copies the list. */
    public Step {
      values = List.copyOf(values);
    }
  }

  /**
   * A simulation as a table: the first steps, dots, and the last steps.
   *
   * @param time the name of the number of the step
   * @param quantities the names of the quantities
   */
  public static Table simulation(
      Formula time, List<Formula> quantities, List<Step> steps, List<Inline> caption) {
    List<Alignment> columns = new ArrayList<>(List.of(Alignment.RIGHT));
    columns.addAll(Collections.nCopies(quantities.size(), Alignment.LEFT));
    List<List<Cell>> rows = new ArrayList<>();
    boolean cut = steps.size() > MOST_STEPS;
    for (int i = 0; i < steps.size(); i++) {
      if (!cut || i < FIRST_STEPS || i >= steps.size() - LAST_STEPS) {
        rows.add(row(steps.get(i).step(), steps.get(i).values()));
      } else if (i == FIRST_STEPS) {
        Formula dots = Formula.of("\\vdots");
        rows.add(row(dots, Collections.nCopies(quantities.size(), dots)));
      }
    }
    return new Table(columns, row(time, quantities), rows, caption);
  }

  private static List<Cell> row(Formula first, List<Formula> others) {
    return Stream.concat(Stream.of(first), others.stream())
        .map(formula -> new Cell(Caption.whole(formula)))
        .toList();
  }
}
