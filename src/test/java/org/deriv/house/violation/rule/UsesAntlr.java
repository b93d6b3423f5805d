package org.deriv.house.violation.rule;

import org.antlr.v4.runtime.Token;

record UsesAntlr(Token token) {}
