package org.deriv.document.compose;

import java.util.List;
import java.util.function.UnaryOperator;
import org.deriv.document.Block;
import org.deriv.document.Inline;
import org.deriv.document.Line;
import org.deriv.document.Note;

/** Puts other words for words, wherever in a document they stand. */
final class Rewording {
  private final UnaryOperator<Inline> change;

  /** By what is to be said for words that hold no others. */
  Rewording(UnaryOperator<Inline> change) {
    this.change = change;
  }

  List<Block> of(List<Block> blocks) {
    return blocks.stream().map(this::of).toList();
  }

  private Block of(Block block) {
    return switch (block) {
      case Block.Heading(int level, var number, List<Inline> text) ->
          new Block.Heading(level, number, words(text));
      case Block.Paragraph(List<Inline> content) -> new Block.Paragraph(words(content));
      case Block.Items(var first, List<Block.Item> items) ->
          new Block.Items(
              first, items.stream().map(item -> new Block.Item(of(item.content()))).toList());
      case Block.Quote(List<Block> content) -> new Block.Quote(of(content));
      case Block.Derivation(List<Line> lines) ->
          new Block.Derivation(lines.stream().map(this::line).toList());
      case Block.Remark(Note note) -> new Block.Remark(note(note));
      case Block.Table table -> table(table);
      case Block.Figure(var drawing, var number, List<Inline> caption, String description) ->
          new Block.Figure(drawing, number, words(caption), description);
      case Block.References(var kind, List<Block.Reference> entries) ->
          new Block.References(
              kind,
              entries.stream()
                  .map(entry -> new Block.Reference(entry.label(), words(entry.description())))
                  .toList());
      case Block.Listing _, Block.Display _ -> block;
    };
  }

  private Block table(Block.Table table) {
    return new Block.Table(
        table.columns(),
        cells(table.header()),
        table.rows().stream().map(this::cells).toList(),
        words(table.caption()),
        table.number());
  }

  private List<Block.Cell> cells(List<Block.Cell> cells) {
    return cells.stream().map(cell -> new Block.Cell(words(cell.content()))).toList();
  }

  private Line line(Line line) {
    return line.because(words(line.reason()))
        .restingOn(words(line.grounds()))
        .noted(line.notes().stream().map(this::note).toList());
  }

  private Note note(Note note) {
    return new Note(note.kind(), of(note.content()));
  }

  private List<Inline> words(List<Inline> words) {
    return words.stream().map(this::word).toList();
  }

  private Inline word(Inline word) {
    return switch (word) {
      case Inline.Emphasis(List<Inline> content) -> new Inline.Emphasis(words(content));
      case Inline.Strong(List<Inline> content) -> new Inline.Strong(words(content));
      case Inline.Link(String target, List<Inline> content) ->
          new Inline.Link(target, words(content));
      case Inline.Hint(List<Inline> content, String hint) -> new Inline.Hint(words(content), hint);
      case Inline.Text _, Inline.Code _, Inline.Maths _, Inline.Reference _, Inline.LineBreak _ ->
          change.apply(word);
    };
  }
}
