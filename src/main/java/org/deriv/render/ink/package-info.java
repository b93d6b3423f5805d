/**
 * What is painted and with which typefaces: the display list that PDF and SVG are written from.
 *
 * <p>May use: document. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.render.ink;

import org.jspecify.annotations.NullMarked;
