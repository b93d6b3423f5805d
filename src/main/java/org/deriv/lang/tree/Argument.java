package org.deriv.lang.tree;

import org.deriv.diagnostic.Span;

/** What may stand between the brackets of an entry or the parentheses of a call. */
public sealed interface Argument {
  /** Where it is written. */
  Span span();

  /** An expression. */
  record Value(Expression value, Span span) implements Argument {}

  /** {@code name = value}, as in {@code mean(Y, axes = [1,3])}. */
  record Named(Identifier name, Expression value, Span span) implements Argument {}

  /** {@code :}, everything along this axis. */
  record All(Span span) implements Argument {}

  /** {@code from..to}, a stretch of this axis. */
  record Slice(Expression from, Expression to, Span span) implements Argument {}

  /** A comparison or property, as in {@code P[x > 0]}. */
  record Event(Proposition proposition, Span span) implements Argument {}
}
