/**
 * Formulas set in type; the only place that knows JLaTeXMath, and uses it to measure, never to
 * paint.
 *
 * <p>May use: document and ink. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.render.maths;

import org.jspecify.annotations.NullMarked;
