/**
 * Expressions as a mathematician writes them, in LaTeX.
 *
 * <p>May use: expr and document. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.render.notation;

import org.jspecify.annotations.NullMarked;
