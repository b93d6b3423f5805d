package org.deriv.check.slip;

import java.util.List;
import org.deriv.check.Remark;
import org.deriv.expr.Expr;

/**
 * A correction of a wrong line that was established.
 *
 * @param words what was slipped on, with expressions in backquotes
 * @param corrected the line as it holds
 */
public record Slip(String words, Expr corrected) {
  /** What a reader is told. */
  public Remark remark() {
    return new Remark("holds with " + Remark.quoted(corrected) + ": " + words, List.of(corrected));
  }
}
