package org.deriv.normal;

import java.util.List;
import java.util.Map;

/**
 * An equation of networks, read from left to right: the product of the pattern, summed over its
 * inner variables in their full ranges, is the result. The other variables of the pattern are free,
 * and the equation holds for all their values.
 *
 * @param pattern powers with natural exponents
 * @param inner the ranges of the variables summed over
 * @param result in the free variables
 */
record Relation(List<Power> pattern, Map<Integer, Use> inner, Poly result) {
  Relation {
    pattern = List.copyOf(pattern);
    inner = Map.copyOf(inner);
  }
}
