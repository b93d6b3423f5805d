/**
 * What a document shows rather than says: computation graphs, curves, and tables of values.
 *
 * <p>A part of the room document: uses expr and problem. Figures come out as {@code Drawing}s of
 * lines, fills and labels, which every back end can paint. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.document.figure;

import org.jspecify.annotations.NullMarked;
