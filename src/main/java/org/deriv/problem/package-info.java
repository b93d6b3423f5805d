/**
 * What an author states and asks: problems, goals, chains, and the steps of a derivation.
 *
 * <p>May use: expr and diagnostic. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.problem;

import org.jspecify.annotations.NullMarked;
