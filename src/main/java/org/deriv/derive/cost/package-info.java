/**
 * What evaluating an expression costs: operations and numbers stored, as polynomials in the
 * dimensions, and the cheapest order of evaluation that is found.
 *
 * <p>May use: expr. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.derive.cost;

import org.jspecify.annotations.NullMarked;
