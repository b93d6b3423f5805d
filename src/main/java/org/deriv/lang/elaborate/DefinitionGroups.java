package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.deriv.lang.tree.StatementTree;

/**
 * Which definitions of a problem are read together: a recurrence and the indexed definitions after
 * it that it needs, as in a network whose gates depend on the state before.
 */
final class DefinitionGroups {
  private final Map<Integer, Definition> definitions = new LinkedHashMap<>();
  private final Map<String, Integer> places = new LinkedHashMap<>();

  /** For the statements of a problem. */
  DefinitionGroups(List<StatementTree> statements) {
    for (int i = 0; i < statements.size(); i++) {
      Optional<Definition> definition = Definition.of(statements.get(i));
      if (definition.isPresent()) {
        definitions.put(i, definition.get());
        if (!definition.get().indices().isEmpty()) {
          places.putIfAbsent(definition.get().name(), i);
        }
      }
    }
  }

  /** The places of the definitions that are read with the one at {@code place}, in order. */
  List<Integer> group(int place) {
    Set<Integer> group = new TreeSet<>();
    List<Integer> open = new ArrayList<>();
    Definition first = definitions.get(place);
    if (first == null || first.indices().isEmpty()) {
      return first == null ? List.of() : List.of(place);
    }
    open.add(place);
    while (!open.isEmpty() && group.size() < Limits.MOST_TOGETHER) {
      int next = open.removeLast();
      if (group.add(next)) {
        Set<String> names =
            at(next).map(definition -> Parts.names(definition.value())).orElse(Set.of());
        for (String name : names) {
          Integer other = places.get(name);
          if (other != null && other > place) {
            open.add(other);
          }
        }
      }
    }
    return List.copyOf(group);
  }

  /** The definition at a place. */
  Optional<Definition> at(int place) {
    return Optional.ofNullable(definitions.get(place));
  }
}
