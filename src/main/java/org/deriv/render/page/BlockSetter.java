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
import org.deriv.render.ink.Tag;
import org.deriv.render.page.Row.Placed;
import org.deriv.render.page.Row.Tie;

/** Sets blocks one below another in a column. */
final class BlockSetter {
  private static final double HANG = 20;
  private static final double LABEL_GAP = 6;
  private static final double NARROWEST = 180;
  private static final int SHORT_LISTING = 16;

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
    int before = 0;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      List<Row> own = rows(block, frame);
      if (own.isEmpty()) {
        continue;
      }
      double room = i == 0 ? 0 : Math.max(room(blocks.get(i - 1)), room(block));
      boolean afterHeading = i > 0 && blocks.get(i - 1) instanceof Heading;
      double above = afterHeading && !(block instanceof Heading) ? 4 : room;
      introduce(rows, i == 0 ? block : blocks.get(i - 1), before, block);
      before = own.size();
      boolean led =
          block instanceof Block.Derivation && blocks.get(Math.max(0, i - 1)) instanceof Paragraph;
      double lead = block instanceof Heading || led ? 0 : own.getFirst().above();
      rows.add(own.getFirst().below(above + lead));
      rows.addAll(own.subList(1, own.size()));
    }
    return rows;
  }

  // A sentence that leads up to a formula stays with it.
  private static void introduce(List<Row> rows, Block before, int height, Block next) {
    // A single line that is no paragraph to speak of: it is about what follows.
    boolean about = before instanceof Paragraph && height == 1 && !(next instanceof Heading);
    boolean result = before instanceof Block.Derivation && isConclusion(next);
    boolean led =
        result || endsInColon(before) || (isLed(next) && before instanceof Paragraph) || about;
    if (led && !rows.isEmpty() && rows.getLast().tie() == Tie.FREE) {
      rows.set(rows.size() - 1, rows.getLast().tied(Tie.WEAK));
    }
  }

  // A short sentence that says what the lines above come to.
  private static boolean isConclusion(Block block) {
    return block instanceof Paragraph(List<Inline> content)
        && Inline.plain(content).startsWith("So ")
        && Inline.plain(content).length() < 80;
  }

  private static boolean endsInColon(Block block) {
    return block instanceof Paragraph(List<Inline> content)
        && Inline.plain(content).stripTrailing().endsWith(":");
  }

  private static boolean isLed(Block block) {
    return switch (block) {
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
  }

  private static double room(Block block) {
    return switch (block) {
      case Heading(int level, _, _) -> level == 1 ? 18 : 12;
      case Paragraph _ -> 5;
      case Block.Items _, Block.Quote _, Block.Listing _, Block.Remark _, Block.References _ -> 7;
      case Block.Display _, Block.Derivation _ -> 9;
      case Block.Table _, Block.Figure _ -> 12;
    };
  }

  private List<Row> rows(Block block, Frame frame) {
    return switch (block) {
      case Heading heading -> heads.heading(heading, frame);
      case Paragraph(List<Inline> content) -> paragraph(content, frame, Justification.JUSTIFIED);
      case Block.Items(Optional<Integer> first, List<Item> items) -> items(first, items, frame);
      case Block.Quote(List<Block> content) ->
          Row.tagged(
              nested(content, frame).stream().map(row -> row.shifted(hang(frame))).toList(),
              Tag.of(Tag.Role.QUOTE));
      case Block.Listing(String content) -> listing(content, frame);
      case Block.Display(Formula formula, Optional<String> number) ->
          display(formula, number, frame);
      case Block.Derivation derivation -> derivations.rows(derivation, frame);
      case Block.Remark(Note note) -> notes.rows(note, frame);
      case Block.Table table -> tables.rows(table, frame);
      case Block.Figure figure -> figures.rows(figure, frame, tallest - 60);
      case Block.References(_, List<Reference> entries) -> references(entries, frame);
    };
  }

  private List<Row> nested(List<Block> content, Frame frame) {
    return rows(content, frame.narrower(hang(frame)));
  }

  // Deeper nesting no longer moves to the right, so that there is always room.
  private static double hang(Frame frame) {
    return frame.width() > NARROWEST ? HANG : 0;
  }

  private List<Row> paragraph(List<Inline> content, Frame frame, Justification how) {
    List<Row> rows = new ArrayList<>();
    Tag tag = Tag.of(Tag.Role.PARAGRAPH);
    List<Piece> lines = paragraphs.lines(content, frame.style(), frame.width(), how);
    for (int i = 0; i < lines.size(); i++) {
      // Neither the first nor the last line of a paragraph stands alone on a page.
      boolean lonely = i < lines.size() - 1 && (i == 0 || i == lines.size() - 2);
      rows.add(
          Row.line(0, frame.style(), List.of(new Placed(0, lines.get(i))))
              .tagged(tag)
              .tied(lonely ? Tie.WEAK : Tie.FREE));
    }
    return rows;
  }

  private List<Row> items(Optional<Integer> first, List<Item> items, Frame frame) {
    List<Row> rows = new ArrayList<>();
    int number = first.orElse(0);
    for (Item item : items) {
      String label = first.isPresent() ? number++ + "." : "•";
      List<Row> content = nested(item.content(), frame);
      rows.addAll(hung(label, content, hang(frame), frame.style()));
    }
    Tag.Role list = first.isPresent() ? Tag.Role.NUMBERED_LIST : Tag.Role.LIST;
    return Row.tagged(rows, Tag.of(list));
  }

  private List<Row> references(List<Reference> entries, Frame frame) {
    TextStyle style = frame.style().sized(0.92 * frame.style().size());
    double hang = hang(frame);
    for (Reference entry : entries) {
      double label = text.words("[" + entry.label() + "]", style).width() + LABEL_GAP;
      hang = label < frame.width() / 3 ? Math.max(hang, label) : hang;
    }
    List<Row> rows = new ArrayList<>();
    for (Reference entry : entries) {
      Frame inner = frame.styled(style).narrower(hang);
      List<Row> lines = paragraph(entry.description(), inner, Justification.JUSTIFIED);
      List<Row> hung = hung("[" + entry.label() + "]", lines, hang, style);
      Paint anchor = new Paint.Anchor(entry.label(), 0, 0);
      for (int i = 0; i < hung.size(); i++) {
        rows.add(i == 0 ? hung.get(i).over(List.of(anchor)) : hung.get(i));
      }
    }
    return Row.tagged(rows, Tag.of(Tag.Role.NUMBERED_LIST));
  }

  // Rows moved to the right, with a label at the left of the first one.
  private List<Row> hung(String label, List<Row> content, double by, TextStyle style) {
    Piece piece =
        text.words(label, style).within(Math.max(1, by - 2)).tagged(Tag.of(Tag.Role.LABEL));
    Tag body = Tag.of(Tag.Role.ITEM_BODY);
    List<Row> rows = new ArrayList<>();
    for (Row row : content) {
      Row moved = row.shifted(by).tagged(body);
      double x = Math.max(0, by - LABEL_GAP - piece.width());
      rows.add(rows.isEmpty() ? moved.over(piece.at(x, 0.76 * style.leading())).below(3) : moved);
    }
    return Row.tagged(rows, Tag.of(Tag.Role.ITEM));
  }

  private List<Row> listing(String content, Frame frame) {
    TextStyle style = frame.style().in(Face.TYPEWRITER).sized(0.85 * frame.style().size());
    List<Row> rows = new ArrayList<>();
    Tag tag = Tag.of(Tag.Role.CODE);
    for (String line : content.stripTrailing().split("\n", -1)) {
      Piece piece = text.words(line.replace("\t", "    "), style).within(frame.width() - 16);
      Row row = Row.line(0, style, List.of(new Placed(8, piece)));
      Paint ground =
          new Paint.Area(
              Outlines.rectangle(0, 0, frame.width(), row.height() + 0.1), Colour.LIGHT_BLUE);
      rows.add(row.tagged(tag).ornamented(ground));
    }
    // A short listing is read as a whole.
    for (int i = 0; i < rows.size() - 1 && rows.size() <= SHORT_LISTING; i++) {
      rows.set(i, rows.get(i).tied(Tie.WEAK));
    }
    return Row.tagged(rows, Tag.of(Tag.Role.PARAGRAPH));
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
    Tag whole = Tag.formula(formula.spoken());
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      List<Placed> placed = new ArrayList<>();
      double x = parts.get(i).before() == Break.START ? left : left + indent;
      placed.add(new Placed(x, parts.get(i).piece().tagged(whole)));
      if (i == parts.size() - 1) {
        tag.ifPresent(piece -> placed.add(new Placed(frame.width() - piece.width(), piece)));
      }
      Tie tie = i < parts.size() - 1 ? Tie.WEAK : Tie.FREE;
      rows.add(Row.line(i == 0 ? 0 : 3, frame.style(), placed).tied(tie));
    }
    return Row.tagged(rows, Tag.of(Tag.Role.PARAGRAPH));
  }
}
