/**
 * What is wrong with a file, where, and what to type instead.
 *
 * <p>May use: nothing. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.diagnostic;

import org.jspecify.annotations.NullMarked;
