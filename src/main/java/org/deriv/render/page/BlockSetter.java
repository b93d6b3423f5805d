package org.deriv.render.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.document.Block;
import org.deriv.document.Block.Heading;
import org.deriv.document.Block.Item;
import org.deriv.document.Block.Paragraph;
import org.deriv.document.Block.Reference;
import org.deriv.document.Drawing.Colour;
import org.deriv.document.Formula;
import org.deriv.document.Formula.Break;
import org.deriv.document.Inline;
import org.deriv.document.Note;
import org.deriv.render.ink.Face;
import org.deriv.render.ink.Outlines;
import org.deriv.render.ink.Paint;
import org.deriv.render.ink.Piece;
import org.deriv.render.page.Row.Placed;
import org.deriv.render.page.Row.Tie;

/** Sets blocks one below another in a column. */
final class BlockSetter {
  private static final double HANG = 20;
  private static final int DEEPEST = 12;

  private final TextSetter text;
  private final FormulaSetter formulas;
  private final ParagraphSetter paragraphs;
  private final HeadSetter heads;
  private final DerivationSetter derivations;
  private final TableSetter tables;
  private final FigureSetter figures;
  private final NoteSetter notes;
  private final double tallest;

  BlockSetter(TextSetter text, FormulaSetter formulas, ParagraphSetter paragraphs, double tallest) {
    this.text = text;
    this.formulas = formulas;
    this.paragraphs = paragraphs;
    this.heads = new HeadSetter(paragraphs, text);
    this.notes = new NoteSetter(this);
    this.derivations = new DerivationSetter(formulas, paragraphs, text, notes);
    this.tables = new TableSetter(paragraphs);
    this.figures = new FigureSetter(paragraphs);
    this.tallest = tallest;
  }

  HeadSetter heads() {
    return heads;
  }

  /** The rows of these blocks, with the room between them. */
  List<Row> rows(List<Block> blocks, Frame frame) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      List<Row> own = rows(block, frame);
      if (own.isEmpty()) {
        continue;
      }
      double room = i == 0 ? 0 : Math.max(room(blocks.get(i - 1)), room(block));
      boolean afterHeading = i > 0 && blocks.get(i - 1) instanceof Heading;
      double above = afterHeading && !(block instanceof Heading) ? 4 : room;
      introduce(rows, block);
      rows.add(
          own.getFirst().below(above + (block instanceof Heading ? 0 : own.getFirst().above())));
      rows.addAll(own.subList(1, own.size()));
    }
    return rows;
  }

  // A sentence that leads up to a formula stays with it.
  private static void introduce(List<Row> rows, Block next) {
    boolean led =
        switch (next) {
          case Block.Display _, Block.Derivation _, Block.Items _, Block.Table _ -> true;
          case Heading _,
              Paragraph _,
              Block.Quote _,
              Block.Listing _,
              Block.Remark _,
              Block.Figure _,
              Block.References _ ->
              false;
        };
    if (led && !rows.isEmpty() && rows.getLast().tie() == Tie.FREE) {
      rows.set(rows.size() - 1, rows.getLast().tied(Tie.WEAK));
    }
  }

  private static double room(Block block) {
    return switch (block) {
      case Heading(int level, _, _) -> level == 1 ? 18 : 12;
      case Paragraph _ -> 5;
      case Block.Items _, Block.Quote _, Block.Listing _, Block.Remark _, Block.References _ -> 7;
      case Block.Display _, Block.Derivation _ -> 8;
      case Block.Table _, Block.Figure _ -> 12;
    };
  }

  private List<Row> rows(Block block, Frame frame) {
    return switch (block) {
      case Heading heading -> heads.heading(heading, frame);
      case Paragraph(List<Inline> content) -> paragraph(content, frame, Justification.JUSTIFIED);
      case Block.Items(Optional<Integer> first, List<Item> items) -> items(first, items, frame);
      case Block.Quote(List<Block> content) ->
          nested(content, frame, HANG).stream().map(row -> row.shifted(HANG)).toList();
      case Block.Listing(String content) -> listing(content, frame);
      case Block.Display(Formula formula, Optional<String> number) ->
          display(formula, number, frame);
      case Block.Derivation derivation -> derivations.rows(derivation, frame);
      case Block.Remark(Note note) -> notes.rows(note, frame);
      case Block.Table table -> tables.rows(table, frame);
      case Block.Figure figure -> figures.rows(figure, frame, tallest - 60);
      case Block.References(List<Reference> entries) -> references(entries, frame);
    };
  }

  // Deeper nesting no longer moves to the right, so that there is always room.
  private List<Row> nested(List<Block> content, Frame frame, double by) {
    boolean room = frame.width() - by > DEEPEST * HANG / 2;
    return rows(content, frame.narrower(room ? by : 0));
  }

  private List<Row> paragraph(List<Inline> content, Frame frame, Justification how) {
    List<Row> rows = new ArrayList<>();
    List<Piece> lines = paragraphs.lines(content, frame.style(), frame.width(), how);
    for (int i = 0; i < lines.size(); i++) {
      // Neither the first nor the last line of a paragraph stands alone on a page.
      boolean lonely = i < lines.size() - 1 && (i == 0 || i == lines.size() - 2);
      rows.add(
          Row.line(0, frame.style(), List.of(new Placed(0, lines.get(i))))
              .tied(lonely ? Tie.WEAK : Tie.FREE));
    }
    return rows;
  }

  private List<Row> items(Optional<Integer> first, List<Item> items, Frame frame) {
    List<Row> rows = new ArrayList<>();
    int number = first.orElse(0);
    for (Item item : items) {
      String label = first.isPresent() ? number++ + "." : "•";
      hang(label, nested(item.content(), frame, HANG), frame, rows, 3);
    }
    return rows;
  }

  private List<Row> references(List<Reference> entries, Frame frame) {
    TextStyle style = frame.style().sized(0.92 * frame.style().size());
    Frame smaller = frame.styled(style).narrower(HANG + 6);
    List<Row> rows = new ArrayList<>();
    for (Reference entry : entries) {
      List<Row> lines = paragraph(entry.description(), smaller, Justification.JUSTIFIED);
      Paint anchor = new Paint.Anchor(entry.label(), 0, 0);
      List<Row> anchored = new ArrayList<>(lines);
      if (!lines.isEmpty()) {
        anchored.set(0, lines.getFirst().over(List.of(anchor)));
      }
      hang("[" + entry.label() + "]", anchored, frame.styled(style), rows, 3);
    }
    return rows;
  }

  // Rows moved to the right with a label at the left of the first one.
  private void hang(String label, List<Row> content, Frame frame, List<Row> rows, double room) {
    Piece piece = text.words(label, frame.style());
    double gap = 6;
    double hang = Math.max(HANG, piece.width() + gap);
    for (int i = 0; i < content.size(); i++) {
      Row row = content.get(i).shifted(hang);
      if (i == 0) {
        double baseline = 0.76 * frame.style().leading();
        row =
            row.over(piece.at(hang - gap - piece.width(), baseline))
                .below(rows.isEmpty() ? 0 : room);
      }
      rows.add(row);
    }
  }

  private List<Row> listing(String content, Frame frame) {
    TextStyle style = frame.style().in(Face.TYPEWRITER).sized(0.85 * frame.style().size());
    List<Row> rows = new ArrayList<>();
    for (String line : content.stripTrailing().split("\n", -1)) {
      Piece piece = text.words(line.replace("\t", "    "), style).within(frame.width() - 16);
      Row row = Row.line(0, style, List.of(new Placed(8, piece)));
      Paint ground =
          new Paint.Area(
              Outlines.rectangle(0, 0, frame.width(), row.height() + 0.1), Colour.LIGHT_BLUE);
      rows.add(row.over(List.of(ground)));
    }
    return rows;
  }

  private List<Row> display(Formula formula, Optional<String> number, Frame frame) {
    Optional<Piece> tag = number.map(n -> text.words("(" + n + ")", frame.style()));
    double side = tag.map(piece -> piece.width() + 14).orElse(0.0);
    double indent = 2 * frame.style().size();
    List<FormulaSetter.Part> parts =
        formulas.lines(formula, frame.style(), frame.width() - 2 * side, indent);
    double widest = 0;
    for (FormulaSetter.Part part : parts) {
      double x = part.before() == Break.START ? 0 : indent;
      widest = Math.max(widest, x + part.piece().width());
    }
    double left = (frame.width() - widest) / 2;
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      List<Placed> placed = new ArrayList<>();
      double x = parts.get(i).before() == Break.START ? left : left + indent;
      placed.add(new Placed(x, parts.get(i).piece()));
      if (i == parts.size() - 1) {
        tag.ifPresent(piece -> placed.add(new Placed(frame.width() - piece.width(), piece)));
      }
      Tie tie = i < parts.size() - 1 ? Tie.WEAK : Tie.FREE;
      rows.add(Row.line(i == 0 ? 0 : 3, frame.style(), placed).tied(tie));
    }
    return rows;
  }
}
