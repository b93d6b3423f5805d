package org.deriv.derive.recurrence;

import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Renaming;
import org.deriv.expr.Substitution;
import org.deriv.normal.recurrence.Linear;

/**
 * An index and the integers that it runs through, both ends included; none where the first is
 * larger than the last.
 */
record Span(Expr index, Linear low, Linear high) {
  /** Where the names of indices that were made to differ are cut off to give them back. */
  private static final String MARK = "~";

  /** That of a sum, under its own name. */
  static Span of(Expr fold) {
    Op.Fold op = (Op.Fold) fold.op();
    boolean up = op.direction() == Op.Direction.UP;
    return new Span(
        Make.scalar(op.index()), Linear.of(fold.arg(up ? 0 : 1)), Linear.of(fold.arg(up ? 1 : 0)));
  }

  /** A name for an index that nothing else has. */
  static Expr fresh(String index, int number) {
    return Make.scalar(plain(index) + MARK + number);
  }

  /** What an author calls an index. */
  static String plain(String index) {
    int mark = index.indexOf(MARK);
    return mark < 0 ? index : index.substring(0, mark);
  }

  static boolean isFresh(String index) {
    return index.contains(MARK);
  }

  /** What is summed, with the index by another name. */
  static Expr renamed(Expr fold, Expr index) {
    String old = ((Op.Fold) fold.op()).index();
    return new Renaming(old, index.toString()).in(fold.args().getLast());
  }

  /** With the index by another name. */
  Span named(Expr other) {
    return new Span(other, low, high);
  }

  /** With a value for another index. */
  Span at(Expr other, Linear value) {
    return new Span(index, put(low, other, value), put(high, other, value));
  }

  /** A number with a value for an index. */
  static Linear put(Linear number, Expr index, Linear value) {
    return Linear.of(Substitution.of(index, value.expr()).in(number.expr()));
  }

  /** The largest value of a number, or the smallest for a step of -1. */
  Linear extreme(Linear number, int step) {
    int factor = number.terms().getOrDefault(index, org.deriv.expr.Rational.ZERO).signum();
    return factor == 0 ? number : put(number, index, factor * step > 0 ? high : low);
  }
}
