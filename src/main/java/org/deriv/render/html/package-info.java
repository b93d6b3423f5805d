/**
 * Documents as one web page that needs nothing else.
 *
 * <p>May use: page, maths, ink and document. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.render.html;

import org.jspecify.annotations.NullMarked;
