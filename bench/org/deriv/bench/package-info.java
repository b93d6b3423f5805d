/** Benchmarks: how long derivations, checks, tapes and pages take. */
@NullMarked
package org.deriv.bench;

import org.jspecify.annotations.NullMarked;
