/** Tests of spans, diagnostics and their rendering. */
@NullMarked
package org.deriv.diagnostic;

import org.jspecify.annotations.NullMarked;
