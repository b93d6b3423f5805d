package org.deriv.lang.tree;

import java.util.Optional;
import org.deriv.diagnostic.Span;

/**
 * An index and what it runs through: {@code i in 1..n}, or a tuple {@code w[1..T] in 1..N}.
 *
 * @param index the name it binds
 * @param tuple for a tuple, the range of its positions
 * @param domain what it runs through; for a tuple, what each entry does
 * @param span all of it
 */
public record IndexClause(
    Identifier index, Optional<Domain.Range> tuple, Domain domain, Span span) {}
