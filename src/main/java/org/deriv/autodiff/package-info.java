/**
 * The witness: numeric and modular evaluation, sampling, reverse-mode tape.
 *
 * <p>May use: expr and the JDK, nothing else. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.autodiff;

import org.jspecify.annotations.NullMarked;
