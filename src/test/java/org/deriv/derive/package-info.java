/** Tests of derivations. */
@NullMarked
package org.deriv.derive;

import org.jspecify.annotations.NullMarked;
