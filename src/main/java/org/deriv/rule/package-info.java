/**
 * The rulebook: equations read from rules/*.rules, matching, side conditions.
 *
 * <p>May use: expr and lang. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.rule;

import org.jspecify.annotations.NullMarked;
