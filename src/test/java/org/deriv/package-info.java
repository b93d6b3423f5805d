/** Tests of the house as a whole: its rooms, its rules, its launcher. */
@NullMarked
package org.deriv;

import org.jspecify.annotations.NullMarked;
