/**
 * Text to problem: parsing, names and shapes, diagnostics, formatting. The only room that knows
 * ANTLR.
 *
 * <p>May use: problem, expr and diagnostic. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.lang;

import org.jspecify.annotations.NullMarked;
