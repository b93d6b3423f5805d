/**
 * Proofs of order: inequalities, definiteness, convexity and limits, from laws and assumptions.
 *
 * <p>May use: expr, rule, normal. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.bound;

import org.jspecify.annotations.NullMarked;
