/**
 * compile(text) to result: pure, no input or output of its own.
 *
 * <p>May use: all of the above. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.engine;

import org.jspecify.annotations.NullMarked;
