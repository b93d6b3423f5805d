package org.deriv.house.violation.autodiff;

import org.deriv.house.violation.scalar.Algebra;

record UsesScalar(Algebra algebra) {}
