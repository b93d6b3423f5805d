package org.deriv.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many steps of a document have each verdict. */
public record Totals(Map<Mark, Integer> counts) {
  public Totals {
    EnumMap<Mark, Integer> sorted = new EnumMap<>(Mark.class);
    counts.forEach((mark, count) -> {
      if (count > 0) {
        sorted.put(mark, count);
      }
    });
    counts = Collections.unmodifiableMap(sorted);
  }

  /** Counts the marks of every derivation among these blocks. */
  public static Totals of(List<Block> blocks) {
    EnumMap<Mark, Integer> counts = new EnumMap<>(Mark.class);
    marks(blocks).forEach(mark -> counts.merge(mark, 1, Integer::sum));
    return new Totals(counts);
  }

  private static List<Mark> marks(List<Block> blocks) {
    List<Mark> found = new ArrayList<>();
    for (Block block : blocks) {
      switch (block) {
        case Block.Derivation(List<Line> lines) ->
            lines.stream().map(Line::mark).flatMap(Optional::stream).forEach(found::add);
        case Block.Items(_, List<Block.Item> items) ->
            items.forEach(item -> found.addAll(marks(item.content())));
        case Block.Quote(List<Block> content) -> found.addAll(marks(content));
        case Block.Heading _,
            Block.Paragraph _,
            Block.Listing _,
            Block.Display _,
            Block.Remark _,
            Block.Table _,
            Block.Figure _,
            Block.References _ -> {}
      }
    }
    return found;
  }

  /** Whether there is no step at all. */
  public boolean isEmpty() {
    return counts.isEmpty();
  }
}
