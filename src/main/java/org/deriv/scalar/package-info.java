/**
 * Scalar algebra behind one small interface. The only room that knows Symja.
 *
 * <p>May use: expr. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.scalar;

import org.jspecify.annotations.NullMarked;
