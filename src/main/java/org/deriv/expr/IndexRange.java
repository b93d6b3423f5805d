package org.deriv.expr;

/**
 * An integer index and the values that it takes.
 *
 * @param index its name
 * @param first the first value
 * @param last the last value; smaller than the first for an index that runs downwards
 * @param direction which way it runs
 */
public record IndexRange(String index, Expr first, Expr last, Op.Direction direction) {}
