/** Tests of proofs of order. */
@NullMarked
package org.deriv.bound;

import org.jspecify.annotations.NullMarked;
