/**
 * From the syntax tree to problems with names and shapes resolved: elaboration.
 *
 * <p>May use: lang.tree, problem, expr and diagnostic. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.lang.elaborate;

import org.jspecify.annotations.NullMarked;
