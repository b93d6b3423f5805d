package org.deriv.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a copy of a document leaves out. */
public enum Omission {
  /** Whose work it is: the author, and the name of the file. */
  AUTHOR,
  /** What was checked and how: marks, totals, evidence. What is false stays marked as false. */
  VERDICTS;

  /** A copy of a document without these. */
  public static Document copy(Document document, Set<Omission> without) {
    boolean clean = without.contains(VERDICTS);
    return new Document(
        title(document.title(), without),
        clean ? new Totals(Map.of()) : document.totals(),
        clean ? unmarked(document.blocks()) : document.blocks(),
        document.language());
  }

  private static Title title(Title title, Set<Omission> without) {
    return new Title(
        title.title(),
        without.contains(AUTHOR) ? Optional.empty() : title.author(),
        title.course(),
        title.date(),
        without.isEmpty() ? title.source() : Optional.empty());
  }

  private static List<Block> unmarked(List<Block> blocks) {
    List<Block> clean = new ArrayList<>();
    for (Block block : blocks) {
      switch (block) {
        case Block.Derivation(List<Line> lines) ->
            clean.add(new Block.Derivation(lines.stream().map(Line::unmarked).toList()));
        case Block.Items(Optional<Integer> first, List<Block.Item> items) ->
            clean.add(
                new Block.Items(
                    first,
                    items.stream().map(it -> new Block.Item(unmarked(it.content()))).toList()));
        case Block.Quote(List<Block> content) -> clean.add(new Block.Quote(unmarked(content)));
        case Block.Remark(Note note) -> {
          if (note.kind() != Note.Kind.EVIDENCE) {
            clean.add(block);
          }
        }
        case Block.References(Block.References.Kind kind, _) -> {
          if (kind != Block.References.Kind.CHECKED) {
            clean.add(block);
          } else if (!clean.isEmpty() && clean.getLast() instanceof Block.Heading) {
            clean.removeLast();
          }
        }
        case Block.Heading _,
            Block.Paragraph _,
            Block.Listing _,
            Block.Display _,
            Block.Table _,
            Block.Figure _ ->
            clean.add(block);
      }
    }
    return clean;
  }
}
