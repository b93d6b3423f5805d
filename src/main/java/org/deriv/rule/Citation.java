package org.deriv.rule;

/**
 * Where a law is found.
 *
 * @param work the key of a book or paper, such as {@code matrix-cookbook}
 * @param place where in it, such as {@code (37)}
 */
public record Citation(String work, String place) {}
