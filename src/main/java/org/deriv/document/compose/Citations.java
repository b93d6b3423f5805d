package org.deriv.document.compose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.deriv.document.Block;
import org.deriv.document.Inline;

/** Numbers what a document cites, in the order of first use, and its figures. */
final class Citations {
  private final Function<String, Optional<Law>> laws;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final Set<String> told = new HashSet<>();
  private int figures;

  Citations(Function<String, Optional<Law>> laws) {
    this.laws = laws;
  }

  /** What rules say and where they are found, a line for each. */
  String hint(List<String> rules) {
    List<String> lines = new ArrayList<>();
    for (String rule : rules) {
      laws.apply(rule)
          .ifPresent(law ->
              lines.add(
                  rule
                      + ": "
                      + law.statement()
                      + law.source()
                          .map(it -> " (" + it.work() + " " + it.place() + ")")
                          .orElse("")));
    }
    return String.join("\n", lines);
  }

  /**
   * The marks of rules' sources, such as {@code [1, (35), (37)]}: one for each work. A rule is
   * cited where the document first uses it, not at every line.
   */
  List<Inline> cite(List<String> rules) {
    Map<Integer, Set<String>> places = new LinkedHashMap<>();
    for (String rule : rules.stream().filter(told::add).toList()) {
      laws.apply(rule)
          .flatMap(Law::source)
          .ifPresent(source -> {
            int number = numbers.computeIfAbsent(source.work(), _ -> numbers.size() + 1);
            places.computeIfAbsent(number, _ -> new TreeSet<>()).add(source.place());
          });
    }
    List<Inline> marks = new ArrayList<>();
    places.forEach((number, found) -> {
      List<String> parts = new ArrayList<>(List.of(number.toString()));
      found.stream().filter(place -> !place.isBlank()).forEach(parts::add);
      marks.add(
          new Inline.Link("#" + number, Inline.text("[" + String.join(",\u00a0", parts) + "]")));
    });
    return marks;
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
    return Optional.of(new Block.References(Block.References.Kind.CITED, entries));
  }
}
