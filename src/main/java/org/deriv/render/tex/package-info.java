/**
 * Documents as LaTeX source.
 *
 * <p>May use: document. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.render.tex;

import org.jspecify.annotations.NullMarked;
