/**
 * Goals about recurrences: closed forms, elimination, matching, backpropagation through time.
 *
 * <p>May use: what derive may. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.derive.recurrence;

import org.jspecify.annotations.NullMarked;
