package org.deriv.document.figure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What indices mean at a place of an expression.
 *
 * @param values the indices whose values are known
 * @param hidden names that an operator binds there
 */
record Scope(Map<String, Long> values, Set<String> hidden) {
  Scope {
    values = Map.copyOf(values);
    hidden = Set.copyOf(hidden);
  }

  /** Nothing bound. */
  static Scope of(Map<String, Long> values) {
    return new Scope(values, Set.of());
  }

  /** With names bound that have no known value. */
  Scope hiding(Set<String> names) {
    Map<String, Long> fewer = new HashMap<>(values);
    fewer.keySet().removeAll(names);
    Set<String> more = new HashSet<>(hidden);
    more.addAll(names);
    return new Scope(fewer, more);
  }

  /** With an index bound to a value. */
  Scope binding(String index, long value) {
    Scope inner = hiding(Set.of(index));
    Map<String, Long> more = new HashMap<>(inner.values);
    more.put(index, value);
    return new Scope(more, inner.hidden);
  }
}
