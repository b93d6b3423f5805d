package org.deriv.house.violation.rule;

import org.matheclipse.core.interfaces.IExpr;

record UsesSymja(IExpr expression) {}
