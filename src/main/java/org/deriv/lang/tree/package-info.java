/**
 * What a file says, as it is written: records with spans, before names and shapes are resolved.
 *
 * <p>May use: diagnostic. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.lang.tree;

import org.jspecify.annotations.NullMarked;
