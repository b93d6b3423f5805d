/**
 * One strategy per goal: from a goal to a derivation in steps.
 *
 * <p>May use: expr, problem, rule, scalar and normal. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.derive;

import org.jspecify.annotations.NullMarked;
