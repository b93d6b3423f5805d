package org.deriv.render.tex;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.deriv.document.Block;
import org.deriv.document.Block.Alignment;
import org.deriv.document.Block.Cell;
import org.deriv.document.Drawing.Colour;
import org.deriv.document.Formula;
import org.deriv.document.Formula.Break;
import org.deriv.document.Inline;
import org.deriv.document.Note;
import org.deriv.render.maths.FormulaBreaker;

/** Blocks as LaTeX source. */
final class TexBlocks {
  private static final double SIZE = 10.95;
  private static final int NARROW_TABLE = 85;

  private final FormulaBreaker breaker;
  private final TexDerivation derivations;
  private final double width;
  private final double height;

  TexBlocks(FormulaBreaker breaker, double width, double height) {
    this.breaker = breaker;
    this.derivations = new TexDerivation(breaker, this::note, width);
    this.width = width;
    this.height = height;
  }

  String of(List<Block> blocks) {
    return blocks.stream().map(this::of).collect(Collectors.joining("\n"));
  }

  private String of(Block block) {
    return switch (block) {
      case Block.Heading heading -> heading(heading);
      case Block.Paragraph(List<Inline> content) -> TexInlines.of(content) + "\n";
      case Block.Items(Optional<Integer> first, List<Block.Item> items) -> items(first, items);
      case Block.Quote(List<Block> content) -> "\\begin{quote}\n" + of(content) + "\\end{quote}\n";
      case Block.Listing(String content) -> listing(content);
      case Block.Display(Formula formula, Optional<String> number) -> display(formula, number);
      case Block.Derivation derivation -> derivations.of(derivation);
      case Block.Remark(Note note) -> note(note) + "\n";
      case Block.Table table -> table(table);
      case Block.Figure figure -> figure(figure);
      case Block.References(_, List<Block.Reference> entries) -> references(entries);
    };
  }

  private static String heading(Block.Heading heading) {
    String section =
        switch (heading.level()) {
          case 1 -> "section";
          case 2 -> "subsection";
          default -> "subsubsection";
        };
    String number = heading.number().map(n -> TexText.escape(n) + "\\quad ").orElse("");
    String text = TexInlines.of(heading.text());
    String bookmark =
        TexText.escape(
            heading.number().map(n -> n + " ").orElse("") + Inline.plain(heading.text()));
    String colour = heading.level() < 3 ? "\\color{derivblue}" : "";
    return "\\phantomsection\\addcontentsline{toc}{%s}{%s}\n\\%s*{%s%s%s}\n"
        .formatted(section, bookmark, section, colour, number, text);
  }

  private String items(Optional<Integer> first, List<Block.Item> items) {
    StringBuilder source = new StringBuilder("\\begin{itemize}\n");
    int number = first.orElse(0);
    for (Block.Item item : items) {
      source.append(first.isPresent() ? "\\item[" + number++ + ".] " : "\\item ");
      source.append(of(item.content()));
    }
    return source.append("\\end{itemize}\n").toString();
  }

  private static String listing(String content) {
    String lines =
        content
            .stripTrailing()
            .lines()
            .map(
                line -> "\\mbox{}" + TexText.verbatim(line.replace("\t", "    ")).replace(" ", "~"))
            .collect(Collectors.joining("\\\\\n"));
    return "\\begin{flushleft}\\small\\ttfamily\n" + lines + "\n\\end{flushleft}\n";
  }

  private String display(Formula formula, Optional<String> number) {
    double side = number.isPresent() ? 60 : 0;
    List<FormulaBreaker.Part> parts = breaker.lines(formula, SIZE, width - side, 2 * SIZE);
    String body =
        parts.size() == 1
            ? parts.getFirst().latex()
            : parts.stream()
                .map(part -> "&" + (part.before() == Break.START ? "" : "\\qquad ") + part.latex())
                .collect(Collectors.joining("\\\\\n", "\\begin{aligned}\n", "\n\\end{aligned}"));
    boolean set = breaker.width(formula.latex(), SIZE) > 0;
    String shown = set ? body : "\\text{\\ttfamily " + TexText.verbatim(formula.latex()) + "}";
    String tag = number.map(n -> "\\tag{" + TexText.escape(n) + "}").orElse("");
    return "\\begin{equation*}\n" + shown + tag + "\n\\end{equation*}\n";
  }

  private String note(Note note) {
    Colour colour =
        switch (note.kind()) {
          case EVIDENCE -> Colour.FAINT;
          case CONDITION, REMARK -> Colour.BLUE;
          case COUNTEREXAMPLE, ERROR -> Colour.RED;
        };
    String label = note.kind().label().map(word -> "\\textbf{" + word + ".} ").orElse("");
    return "\\derivnote{"
        + TexPreamble.name(colour)
        + "}{"
        + label
        + of(note.content()).strip()
        + "}";
  }

  private static String table(Block.Table table) {
    StringBuilder source = new StringBuilder("\\begin{center}\n");
    table.number().map(Block.Table::anchor).map(TexBlocks::target).ifPresent(source::append);
    if (!table.title().isEmpty()) {
      source.append("{\\small\\itshape\\color{derivgrey}");
      source.append(TexInlines.of(table.title())).append("}\\\\[4pt]\n");
    }
    source.append("\\small\\begin{tabular}{").append(columns(table)).append("}\n\\hline\n");
    if (!table.header().isEmpty()) {
      List<Cell> bold =
          table.header().stream()
              .map(cell -> new Cell(List.of(new Inline.Strong(cell.content()))))
              .toList();
      source.append(row(bold)).append("\\hline\n");
    }
    table.rows().forEach(cells -> source.append(row(cells)));
    return source.append("\\hline\n\\end{tabular}\n\\end{center}\n").toString();
  }

  private static String row(List<Cell> cells) {
    return cells.stream()
            .map(cell -> "{" + TexInlines.of(cell.content()) + "}")
            .collect(Collectors.joining(" & "))
        + " \\\\\n";
  }

  // A wide table has columns of equal width, in which text is broken.
  private static String columns(Block.Table table) {
    long widest =
        table.rows().stream()
            .mapToLong(
                row -> row.stream().mapToLong(cell -> Inline.plain(cell.content()).length()).sum())
            .max()
            .orElse(0);
    int count = Math.max(1, table.columns().size());
    if (widest + 3L * count > NARROW_TABLE) {
      String share = TexNumbers.of(0.94 / count - 0.02);
      return (">{\\raggedright\\arraybackslash}p{" + share + "\\linewidth}").repeat(count);
    }
    return table.columns().stream()
        .map(alignment ->
            switch (alignment) {
              case Alignment.LEFT -> "l";
              case Alignment.CENTRE -> "c";
              case Alignment.RIGHT -> "r";
            })
        .collect(Collectors.joining());
  }

  private static String target(String anchor) {
    return "\\raisebox{\\baselineskip}[0pt]{\\hypertarget{" + TexInlines.anchor(anchor) + "}{}}%\n";
  }

  private String figure(Block.Figure figure) {
    String number =
        figure
            .number()
            .map(n -> "Figure " + TexText.escape(n) + (figure.caption().isEmpty() ? "" : ": "))
            .orElse("");
    String caption = number + TexInlines.of(figure.caption());
    return "\\begin{center}\n"
        + figure.number().map(Block.Figure::anchor).map(TexBlocks::target).orElse("")
        + TexFigure.of(figure.drawing(), width, height - 60)
        + (caption.isEmpty()
            ? ""
            : "\\\\[6pt]\n{\\small\\itshape\\color{derivgrey}" + caption + "}")
        + "\n\\end{center}\n";
  }

  private static String references(List<Block.Reference> entries) {
    if (entries.isEmpty()) {
      return "";
    }
    StringBuilder source = new StringBuilder("\\begin{itemize}\\small\n");
    for (Block.Reference entry : entries) {
      source.append(
          "\\item[{[}%s{]}] \\hypertarget{%s}{}%s\n"
              .formatted(
                  TexText.escape(entry.label()),
                  TexInlines.anchor(entry.label()),
                  TexInlines.of(entry.description())));
    }
    return source.append("\\end{itemize}\n").toString();
  }
}
