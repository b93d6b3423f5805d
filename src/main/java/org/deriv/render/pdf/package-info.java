/**
 * Pages written as a PDF file; the only place that writes with PDFBox.
 *
 * <p>May use: page, maths, ink and document. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.render.pdf;

import org.jspecify.annotations.NullMarked;
