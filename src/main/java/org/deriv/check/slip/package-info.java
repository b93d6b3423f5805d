/**
 * Slips that people make when they derive by hand: corrections of a wrong line, tried in order.
 *
 * <p>May use: what check may. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.check.slip;

import org.jspecify.annotations.NullMarked;
