/**
 * Formulas in LaTeX, as people type them, read to the trees of the language.
 *
 * <p>May use: what lang may. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.lang.latex;

import org.jspecify.annotations.NullMarked;
