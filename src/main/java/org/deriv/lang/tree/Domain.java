package org.deriv.lang.tree;

import java.util.List;
import org.deriv.diagnostic.Span;

/** What may stand after {@code in}: where a quantity lives or what an index runs through. */
public sealed interface Domain {
  /** Where it is written. */
  Span span();

  /** {@code R}, {@code R[n]}, {@code R[n,d]}, …; no dimensions for a scalar. */
  record Reals(List<Expression> dimensions, Span span) implements Domain {
    public Reals {
      dimensions = List.copyOf(dimensions);
    }
  }

  /** {@code N}. */
  record Naturals(Span span) implements Domain {}

  /** {@code Z}. */
  record Integers(Span span) implements Domain {}

  /** {@code from..to}; it runs downwards where it is written {@code T..1}. */
  record Range(Expression from, Expression to, Span span) implements Domain {}
}
