package org.deriv.lang.tree;

import org.deriv.diagnostic.Span;

/**
 * A name where a new one is given: a label, a result, an index.
 *
 * @param name in its ASCII spelling: {@code λ} and {@code lambda} are the same name
 * @param span where it is written
 */
public record Identifier(String name, Span span) {}
