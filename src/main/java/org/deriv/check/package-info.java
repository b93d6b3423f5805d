/**
 * From a step to its verdict: normal form, then exact components, then the witness.
 *
 * <p>May use: expr, problem, normal, scalar and autodiff. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.check;

import org.jspecify.annotations.NullMarked;
