package org.deriv.lang.tree;

import java.util.Optional;
import org.deriv.diagnostic.Span;

/** The reason that a link claims for itself. */
public sealed interface Reason {
  /** Where it is written, from {@code by}. */
  Span span();

  /** {@code by "E[Z²] = Var(Z) + E[Z]²"}. */
  record Quoted(String words, Span span) implements Reason {}

  /** {@code by definition}. */
  record Definition(Span span) implements Reason {}

  /** {@code by induction on t}. */
  record Induction(Optional<Identifier> variable, Span span) implements Reason {}
}
