/**
 * Paragraphs, derivations and tables broken into lines, and lines into pages.
 *
 * <p>May use: document, ink and maths. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.render.page;

import org.jspecify.annotations.NullMarked;
