package org.deriv.normal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Dim;
import org.deriv.expr.Rational;

/** Dimensions as numbers, and ranges of indices. */
final class Dimensions {
  private final Store store;
  private final Naming naming;
  private final Map<Dim, Use> dimensions = new HashMap<>();
  private final Map<Use, Dim> ranges = new HashMap<>();
  private final Set<Use> dimensionNames = new HashSet<>();

  Dimensions(Store store, Naming naming) {
    this.store = store;
    this.naming = naming;
  }

  /** The range of an index of an axis. */
  Use range(Dim size) {
    Use known = dimensions.get(size);
    if (known == null) {
      known = range(Poly.ONE, number(size));
      dimensions.put(size, known);
      ranges.put(known, size);
    }
    return known;
  }

  /** The integers from one to another. */
  Use range(Poly low, Poly high) {
    return naming.opaque("range", List.of(), List.of(Table.of(low), Table.of(high)));
  }

  /** The dimension whose range this is. */
  Optional<Dim> dimension(Use range) {
    return Optional.ofNullable(ranges.get(range));
  }

  /** Whether this is the name of a dimension, which is at least 1. */
  boolean isDimension(Use use) {
    return dimensionNames.contains(use);
  }

  /** A dimension as a number. */
  Poly number(Dim dim) {
    dim.names().forEach(name -> dimensionNames.add(store.scalar(name)));
    Poly.Sum sum = new Poly.Sum();
    dim.terms()
        .forEach((names, factor) ->
            sum.add(
                Monomial.of(names.stream().map(name -> new Power(store.scalar(name))).toList()),
                Rational.of(factor)));
    return sum.poly();
  }
}
