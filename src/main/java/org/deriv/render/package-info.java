/**
 * Documents as LaTeX, PDF, HTML, JSON and text.
 *
 * <p>May use: document and the rooms below it. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.render;

import org.jspecify.annotations.NullMarked;
