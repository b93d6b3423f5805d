package org.deriv.house.violation.rule;

import picocli.CommandLine;

record UsesPicocli(CommandLine line) {}
