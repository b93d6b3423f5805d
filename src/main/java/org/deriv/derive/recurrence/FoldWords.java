package org.deriv.derive.recurrence;

import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;

/** What is said of the sum or product in a closed form, where there is one. */
final class FoldWords {
  private FoldWords() {}

  /** At the start. */
  static Optional<String> empty(Expr value) {
    return kind(value).map(kind -> "the " + name(kind) + " is empty");
  }

  /** At the next time. */
  static Optional<String> joined(Expr value) {
    return kind(value)
        .map(kind ->
            "the new "
                + (kind == Op.Fold.Kind.SUM ? "term" : "factor")
                + " joins the "
                + name(kind));
  }

  private static String name(Op.Fold.Kind kind) {
    return kind == Op.Fold.Kind.SUM ? "sum" : "product";
  }

  private static Optional<Op.Fold.Kind> kind(Expr value) {
    if (value.op() instanceof Op.Fold fold) {
      return Optional.of(fold.kind())
          .filter(kind -> kind == Op.Fold.Kind.SUM || kind == Op.Fold.Kind.PRODUCT);
    }
    return value.args().stream().flatMap(arg -> kind(arg).stream()).findFirst();
  }
}
