/**
 * A neutral document: headings, prose, aligned lines with reasons and verdicts.
 *
 * <p>May use: expr, problem, derive and check. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.document;

import org.jspecify.annotations.NullMarked;
