package org.deriv.normal;

import org.deriv.expr.Expr;

/** The comparison of two sides in one session. */
final class Comparison {
  private final Session session;

  Comparison(Session session) {
    this.session = session;
  }

  /**
   * What a comparison showed.
   *
   * @param terms the number of terms of the left side
   * @param gap the difference, zero where it was found to be zero at once
   * @param isEqual whether the difference is zero
   */
  record Result(int terms, Poly gap, boolean isEqual) {}

  Result of(Expr left, Expr right) {
    Reader reader = session.reader();
    Layout layout = reader.layout(left).join(reader.layout(right));
    Poly first = reader.read(left, layout);
    Poly gap = first.minus(reader.read(right, layout));
    boolean zero = gap.isZero() || new ZeroTest(session.kernel()).isZero(gap);
    return new Result(first.size(), gap, zero);
  }
}
