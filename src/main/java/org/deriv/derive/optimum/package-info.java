/**
 * Least and greatest values, and equations solved: stationarity, the solution in matrix form, the
 * argument from second derivatives.
 *
 * <p>May use: expr, problem, rule, scalar and normal, as its parent may.
 */
@NullMarked
package org.deriv.derive.optimum;

import org.jspecify.annotations.NullMarked;
