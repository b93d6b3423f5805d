package org.deriv.lang.elaborate;

import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.lang.tree.Expression;

/**
 * A correction that may be what was meant. It is proposed only if the statement has fewer errors
 * with it.
 *
 * @param node what is written
 * @param replacement what it would be
 * @param shown what to type
 * @param purpose what that means, where several corrections may be meant
 */
record Repair(Expression node, Expr replacement, String shown, Optional<String> purpose) {
  /** Shows the replacement itself. */
  static Repair of(Expression node, Expr replacement) {
    return new Repair(node, replacement, Wording.of(replacement), Optional.empty());
  }

  /** Shows what the replacement is a part of. */
  Repair shownAs(Expr whole) {
    return new Repair(node, replacement, Wording.of(whole), purpose);
  }

  /** Says what the correction is for. */
  Repair toGive(String meaning) {
    return new Repair(node, replacement, shown, Optional.of(meaning));
  }

  /** The correction as advice. */
  String advice() {
    return "`" + shown + "`" + purpose.map(words -> " " + words).orElse("");
  }
}
