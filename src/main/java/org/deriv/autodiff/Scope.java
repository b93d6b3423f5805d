package org.deriv.autodiff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Expr;

/**
 * What some names stand for, inside an outer scope, and the expressions already built in it. An
 * index belongs to the text in which it is bound; a value given to a variable reaches through
 * definitions.
 */
final class Scope {
  /** How far what is bound reaches. */
  enum Kind {
    /** Into the body only. */
    INDEX,
    /** Into the body and into the definitions of the names in it. */
    VALUE
  }

  /** A name, or a term of a sequence: its indices are empty for a plain name. */
  record Key(String name, List<Long> indices) {
    Key {
      indices = List.copyOf(indices);
    }

    static Key of(String name) {
      return new Key(name, List.of());
    }
  }

  private final Optional<Scope> outer;
  private final Kind kind;
  private final Map<Key, Grid> bound;
  private final Set<String> names;
  private final Map<Expr, Grid> memo = new HashMap<>();
  private final Map<Key, Grid> terms = new HashMap<>();
  private Optional<Scope> withoutIndices = Optional.empty();

  private Scope(Optional<Scope> outer, Kind kind, Map<Key, Grid> bound) {
    this.outer = outer;
    this.kind = kind;
    this.bound = Map.copyOf(bound);
    this.names =
        bound.keySet().stream()
            .map(Key::name)
            .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }

  /** The scope outside of everything. */
  static Scope global() {
    return new Scope(Optional.empty(), Kind.VALUE, Map.of());
  }

  Scope inside(Kind inner, Map<Key, Grid> values) {
    return new Scope(Optional.of(this), inner, values);
  }

  Scope inside(Kind inner, String name, Grid value) {
    return inside(inner, Map.of(Key.of(name), value));
  }

  /** What a name or term was bound to, innermost first. */
  Optional<Grid> find(Key key) {
    for (Optional<Scope> scope = Optional.of(this); scope.isPresent(); scope = scope.get().outer) {
      Grid value = scope.get().bound.get(key);
      if (value != null) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /** Whether any term of the name is bound here or outside. */
  boolean binds(String name) {
    return names.contains(name) || (outer.isPresent() && outer.get().binds(name));
  }

  /** The outermost scope in which something that depends on these names has the same value. */
  Scope home(Set<String> free, Set<String> reached) {
    Scope scope = this;
    while (scope.outer.isPresent() && scope.isNothingTo(free, reached)) {
      scope = scope.outer.get();
    }
    return scope;
  }

  private boolean isNothingTo(Set<String> free, Set<String> reached) {
    Set<String> relevant = kind == Kind.INDEX ? free : reached;
    return names.stream().noneMatch(relevant::contains);
  }

  /** The scope for the body of a definition. */
  Scope definitions() {
    if (outer.isEmpty()) {
      return this;
    }
    Scope rest = outer.get().definitions();
    if (kind == Kind.INDEX) {
      return rest;
    }
    if (rest.equals(outer.get())) {
      return this;
    }
    if (withoutIndices.isEmpty()) {
      withoutIndices = Optional.of(new Scope(Optional.of(rest), kind, bound));
    }
    return withoutIndices.get();
  }

  Map<Expr, Grid> memo() {
    return memo;
  }

  /** The terms of recurrences already worked out in this scope. */
  Map<Key, Grid> terms() {
    return terms;
  }
}
