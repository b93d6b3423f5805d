package org.deriv.house.violation.expr;

import org.deriv.house.violation.scalar.Algebra;

/** Makes a cycle too. */
public record UsesScalar(Algebra algebra) {}
