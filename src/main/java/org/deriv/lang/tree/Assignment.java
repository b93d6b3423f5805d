package org.deriv.lang.tree;

import org.deriv.diagnostic.Span;

/** {@code target = value}: a name given a value, in {@code e where x = a}. */
public record Assignment(Target target, Expression value, Span span) {}
