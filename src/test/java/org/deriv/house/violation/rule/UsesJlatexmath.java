package org.deriv.house.violation.rule;

import org.scilab.forge.jlatexmath.TeXFormula;

record UsesJlatexmath(TeXFormula formula) {}
