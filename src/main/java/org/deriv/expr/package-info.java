/**
 * Mathematical expressions over tensors of symbolic dimension, and what is known of their names.
 *
 * <p>May use: nothing. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.expr;

import org.jspecify.annotations.NullMarked;
