/** Tests of the rulebook. */
@NullMarked
package org.deriv.rule;

import org.jspecify.annotations.NullMarked;
