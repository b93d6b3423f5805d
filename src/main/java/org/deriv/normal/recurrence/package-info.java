/**
 * Proofs about recurrences: definitions unfolded, sums cut, induction; the rest is left to {@code
 * normal}.
 *
 * <p>May use: expr and normal. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.normal.recurrence;

import org.jspecify.annotations.NullMarked;
