package org.deriv.normal;

import java.util.Optional;

/**
 * The difference of two sides.
 *
 * @param from the range of its rows, if it has rows
 * @param to the range of its columns, if it has columns
 * @param isMatrix whether it is a matrix, vector or scalar with plain indices
 */
record Gap(Poly poly, Optional<Use> from, Optional<Use> to, boolean isMatrix) {}
