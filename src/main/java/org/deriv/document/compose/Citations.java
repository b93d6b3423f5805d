package org.deriv.document.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.deriv.document.Block;
import org.deriv.document.Inline;

/** Numbers what a document cites, in the order of first use, and its figures. */
final class Citations {
  /** A rule's source: the work, and the place in it. */
  record Source(String work, String place) {}

  private final Function<String, Optional<Source>> sources;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private int figures;

  Citations(Function<String, Optional<Source>> sources) {
    this.sources = sources;
  }

  /** The mark of a rule's source, such as {@code [1, (37)]}. */
  Optional<String> cite(String rule) {
    return sources
        .apply(rule)
        .map(source -> {
          int number = numbers.computeIfAbsent(source.work(), _ -> numbers.size() + 1);
          String place = source.place().isBlank() ? "" : ", " + source.place();
          return "[" + number + place + "]";
        });
  }

  /** The number of the next figure. */
  int nextFigure() {
    figures++;
    return figures;
  }

  /** The list of what was cited; none where nothing was. */
  Optional<Block> references() {
    if (numbers.isEmpty()) {
      return Optional.empty();
    }
    List<Block.Reference> entries = new ArrayList<>();
    numbers.forEach((work, number) ->
        entries.add(new Block.Reference(Integer.toString(number), Inline.text(work))));
    return Optional.of(new Block.References(entries));
  }
}
