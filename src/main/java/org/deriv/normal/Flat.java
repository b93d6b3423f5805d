package org.deriv.normal;

import java.util.Map;

/** A product of powers to be summed over variables in their ranges. */
record Flat(Map<Integer, Use> bounds, Monomial body) {}
