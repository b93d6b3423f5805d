/**
 * The command line: all input and output.
 *
 * <p>May use: engine. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.cli;

import org.jspecify.annotations.NullMarked;
