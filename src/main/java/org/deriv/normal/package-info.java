/**
 * Normal forms that decide equality for all dimensions, with certificates.
 *
 * <p>May use: expr and scalar. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.normal;

import org.jspecify.annotations.NullMarked;
