package org.deriv.normal;

import java.util.Optional;
import org.deriv.expr.Expr;

/**
 * The difference of two sides.
 *
 * @param from the range of its rows, if it has rows
 * @param to the range of its columns, if it has columns
 * @param isMatrix whether it is a matrix, vector or scalar with plain indices
 */
record Gap(Poly poly, Optional<Use> from, Optional<Use> to, boolean isMatrix) {
  /** The difference of two expressions of one shape, read in one layout. */
  static Gap between(Reader reader, Expr left, Expr right) {
    Layout layout = reader.layout(left).join(reader.layout(right));
    Poly poly = reader.read(left, layout).minus(reader.read(right, layout));
    if (!layout.isPlain() || left.shape().rank() > 2) {
      return new Gap(poly, Optional.empty(), Optional.empty(), false);
    }
    Dimensions dimensions = reader.kernel().dimensions();
    return new Gap(
        poly,
        layout.rows(left.shape()).stream().map(dimensions::range).findFirst(),
        layout.columns(left.shape()).stream().map(dimensions::range).findFirst(),
        true);
  }
}
