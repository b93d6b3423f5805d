package org.deriv.document;

import java.util.ArrayList;
import java.util.HashSet;
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
        clean ? unmarked(unlinked(document.blocks())) : document.blocks(),
        document.language());
  }

  /** Without the marks that lead to how something was checked. */
  private static List<Block> unlinked(List<Block> blocks) {
    Set<String> targets = new HashSet<>();
    for (Block block : blocks) {
      if (block instanceof Block.References(Block.References.Kind kind, var entries)
          && kind == Block.References.Kind.CHECKED) {
        entries.forEach(entry -> targets.add("#" + entry.label()));
      }
    }
    List<Block> result = new ArrayList<>();
    for (Block block : blocks) {
      result.add(
          switch (block) {
            case Block.Paragraph(List<Inline> content) ->
                new Block.Paragraph(unlinked(content, targets));
            case Block.Table table ->
                new Block.Table(
                    table.columns(),
                    table.header(),
                    table.rows(),
                    unlinked(table.caption(), targets));
            case Block.Figure figure ->
                new Block.Figure(
                    figure.drawing(),
                    figure.number(),
                    unlinked(figure.caption(), targets),
                    figure.description());
            case Block.Heading _,
                Block.Items _,
                Block.Quote _,
                Block.Listing _,
                Block.Display _,
                Block.Derivation _,
                Block.Remark _,
                Block.References _ ->
                block;
          });
    }
    return result;
  }

  private static List<Inline> unlinked(List<Inline> words, Set<String> targets) {
    List<Inline> kept = new ArrayList<>();
    for (Inline word : words) {
      if (word instanceof Inline.Link(String target, _) && targets.contains(target)) {
        boolean space = !kept.isEmpty() && kept.getLast().equals(new Inline.Text("\u00a0"));
        if (space) {
          kept.removeLast();
        }
      } else {
        kept.add(word);
      }
    }
    return kept;
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
