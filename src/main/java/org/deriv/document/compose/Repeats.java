package org.deriv.document.compose;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deriv.document.Inline;
import org.deriv.document.Line;
import org.deriv.document.Mark;
import org.deriv.document.RelationSign;
import org.deriv.expr.Expr;

/** What a problem's page says already: a chain that stands there is referred to, not repeated. */
final class Repeats {
  private final Equations equations;
  private final Map<String, String> equalities = new HashMap<>();
  private final Map<List<String>, String> chains = new HashMap<>();

  Repeats(Equations equations) {
    this.equations = equations;
  }

  /** Another problem begins: its names are others. */
  void forget() {
    equalities.clear();
    chains.clear();
  }

  /**
   * The lines of a chain, or one line that refers to where they stand.
   *
   * @param assuming what is assumed for the chain alone: then it is not referred to later
   */
  List<Line> told(List<Line> lines, List<Expr> assuming) {
    if (lines.isEmpty()
        || lines.getFirst().left().isEmpty()
        || lines.stream().anyMatch(line -> line.relation().isEmpty() || !line.notes().isEmpty())) {
      return lines;
    }
    List<String> signature =
        Stream.concat(
                lines.getFirst().left().stream().map(left -> left.latex()),
                lines.stream()
                    .map(line -> line.relation().orElseThrow().text() + line.right().latex()))
            .toList();
    Optional<String> before =
        lines.size() == 1
            ? Optional.ofNullable(equalities.get(String.join("", signature)))
            : Optional.ofNullable(chains.get(signature));
    Optional<RelationSign> sign = joint(lines);
    if (before.isPresent() && sign.isPresent()) {
      return List.of(referring(lines, sign.get(), before.get()));
    }
    return assuming.isEmpty() ? noted(lines, signature) : lines;
  }

  /** The relation between the ends, where it is plain: equalities and one other. */
  private static Optional<RelationSign> joint(List<Line> lines) {
    Set<RelationSign> signs =
        lines.stream()
            .flatMap(line -> line.relation().stream())
            .filter(sign -> sign != RelationSign.EQUAL)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return signs.size() > 1
        ? Optional.empty()
        : Optional.of(signs.stream().findFirst().orElse(RelationSign.EQUAL));
  }

  private static Line referring(List<Line> lines, RelationSign sign, String key) {
    Line last = lines.getLast();
    Line whole =
        Line.of(lines.getFirst().left().orElseThrow(), sign, last.right())
            .because(List.of(new Inline.Text("by "), new Inline.Reference(key)))
            .numbered(last.number());
    Optional<Line> weakest =
        lines.stream()
            .filter(line -> line.mark().isPresent())
            .max(java.util.Comparator.comparing(line -> line.mark().orElse(Mark.PROVED)));
    return weakest
        .map(line -> whole.marked(line.mark().orElseThrow()).restingOn(line.grounds()))
        .orElse(whole);
  }

  private List<Line> noted(List<Line> lines, List<String> signature) {
    List<Line> keyed = new java.util.ArrayList<>();
    boolean equal = true;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      String key = line.number().orElseGet(equations::key);
      keyed.add(line.numbered(Optional.of(key)));
      equal &= line.relation().orElseThrow() == RelationSign.EQUAL;
      if (equal) {
        equalities.putIfAbsent(signature.getFirst() + signature.get(i + 1), key);
      }
    }
    if (lines.size() > 1) {
      chains.putIfAbsent(signature, keyed.getLast().number().orElseThrow());
    }
    return keyed;
  }
}
