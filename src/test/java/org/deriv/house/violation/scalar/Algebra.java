package org.deriv.house.violation.scalar;

import org.deriv.house.violation.expr.UsesScalar;

/** May use the room of expressions, and does. */
public record Algebra(UsesScalar use) {}
