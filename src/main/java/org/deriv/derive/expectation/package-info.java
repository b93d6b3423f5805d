/**
 * Expectations, variances and covariances worked out from what is assumed and nothing more.
 *
 * <p>May use: expr, problem, rule, scalar and normal, as its parent may.
 */
@NullMarked
package org.deriv.derive.expectation;

import org.jspecify.annotations.NullMarked;
