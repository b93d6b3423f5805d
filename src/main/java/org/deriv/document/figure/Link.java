package org.deriv.document.figure;

/**
 * A directed link between two places of a layout.
 *
 * @param from the number of a place, counted from 0
 * @param to the number of another place
 */
record Link(int from, int to) {}
