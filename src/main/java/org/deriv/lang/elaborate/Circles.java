package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds lets that depend on themselves other than through a recurrence. */
final class Circles {
  private final Map<String, Set<String>> mentions = new HashMap<>();

  /** Among definitions that are read together. */
  Circles(List<Definition> group) {
    for (Definition definition : group) {
      if (!definition.isRecurrence()) {
        mentions.put(definition.name(), Parts.names(definition.value()));
      }
    }
  }

  /** Whether a let is on a circle. */
  boolean through(Definition definition) {
    Set<String> seen = new HashSet<>();
    List<String> open = new ArrayList<>(List.of(definition.name()));
    while (!open.isEmpty()) {
      for (String name : mentions.getOrDefault(open.removeLast(), Set.of())) {
        if (name.equals(definition.name())) {
          return true;
        }
        if (mentions.containsKey(name) && seen.add(name)) {
          open.add(name);
        }
      }
    }
    return false;
  }
}
