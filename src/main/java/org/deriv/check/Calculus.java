package org.deriv.check;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;

/**
 * Works out the calculus operators of an expression, so that what remains can be compared. What it
 * says is believed only together with the witness, which shares no rule with it.
 */
public interface Calculus {
  /** The expression without calculus operators, where that can be had. */
  Optional<Worked> workOut(Context context, Expr expr);

  /** The expression with terms of recurrences by closed forms that are proposed, not proved. */
  default Optional<Expr> closedForm(Context context, Expr expr) {
    return Optional.empty();
  }

  /**
   * What was worked out.
   *
   * @param conditions what it holds under: truth values
   * @param declared what names in it stand for that the context does not know
   */
  record Worked(Expr expr, List<Expr> conditions, List<Declaration> declared) {
    /** Copies. */
    public Worked {
      conditions = List.copyOf(conditions);
      declared = List.copyOf(declared);
    }

    /** What mentions no names but those of the context. */
    public Worked(Expr expr, List<Expr> conditions) {
      this(expr, conditions, List.of());
    }
  }
}
