package org.deriv.lang.elaborate;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.deriv.expr.Shape;

/** The names that mean something inside an expression only. */
record Locals(Map<String, Local> byName) {
  /** None. */
  static final Locals NONE = new Locals(Map.of());

  Locals {
    byName = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  /** What such a name is. */
  enum Kind {
    /** Bound by a sum, an integral or the left side of a definition. */
    BOUND,
    /** An index that is free in the statement: it stands for every value that makes sense. */
    FREE,
    /** A tuple of indices, {@code w} in {@code max(w[1..T] in 1..N)}. */
    TUPLE,
    /** An argument that stands for every value: {@code a} in {@code |sigma'(a)| <= gamma}. */
    GENERIC
  }

  /** A name's kind and shape. */
  record Local(Kind kind, Shape shape) {}

  /** What the name is here. */
  Optional<Local> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** With one more name, which hides one of the same spelling. */
  Locals with(String name, Kind kind, Shape shape) {
    Map<String, Local> more = new LinkedHashMap<>(byName);
    more.put(name, new Local(kind, shape));
    return new Locals(more);
  }

  /** With scalar names of one kind. */
  Locals with(Collection<String> names, Kind kind) {
    Locals more = this;
    for (String name : names) {
      more = more.with(name, kind, Shape.SCALAR);
    }
    return more;
  }

  /** The names of a kind, in order. */
  Set<String> names(Kind kind) {
    return byName.entrySet().stream()
        .filter(entry -> entry.getValue().kind() == kind)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
  }
}
