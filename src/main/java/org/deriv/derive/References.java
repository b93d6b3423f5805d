package org.deriv.derive;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deriv.expr.Expr;

/**
 * Quantities found on the way, such as {@code grad[h] L}. A small one is written out wherever it is
 * used; a large one is referred to, unless the whole answer stays readable.
 */
final class References {
  private static final int SMALL = 14;
  private static final int READABLE = 160;
  private final Tidy tidy;
  private final Map<Expr, Expr> small = new LinkedHashMap<>();
  private final Map<Expr, Expr> all = new LinkedHashMap<>();

  References(Tidy tidy) {
    this.tidy = tidy;
  }

  /** Takes note of the value of a reference; how it is to be written from now on. */
  Expr define(Expr reference, Expr value) {
    all.put(reference, value);
    if (tidy.order().size(value) <= SMALL) {
      small.put(reference, value);
    }
    return reference;
  }

  boolean isKnown(Expr reference) {
    return all.containsKey(reference);
  }

  /** With the small quantities written out. */
  Expr shortened(Expr expr) {
    return new Replacement(small).in(expr);
  }

  /** A defined quantity with everything written out, if that is readable. */
  Expr explicit(Expr reference) {
    Expr value = all.getOrDefault(reference, reference);
    Map<Expr, Expr> values = new LinkedHashMap<>();
    all.forEach((name, of) -> values.put(name, new Replacement(values).in(of)));
    Expr full = new Replacement(values).in(value);
    if (full.equals(value)) {
      return value;
    }
    return tidy.order().size(full) <= READABLE ? tidy.of(full) : value;
  }
}
