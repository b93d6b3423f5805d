package org.deriv.derive.recurrence;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.problem.Derivation.Reason;

/** What goals about recurrences ask of the calculus of single expressions. */
public interface Differentiation {
  /** The same with other declarations. */
  Differentiation in(Context other);

  /** An equal expression as a person would write it. */
  Expr tidy(Expr expr);

  /** With the derivatives in it worked out, or as it was where no rule says how. */
  Expr worked(Expr expr);

  /**
   * What the differential of a variable is multiplied with in the inner product of a cotangent with
   * the differential of an expression, where terms of sequences that are defined, other than the
   * variable, are held fixed.
   *
   * @param variable a name, or a term of a sequence
   */
  Optional<Partial> pullback(Expr body, Expr variable, Expr cotangent);

  /** The matrix of partial derivatives, where terms other than the variable are held fixed. */
  Optional<Partial> jacobian(Expr body, Expr variable);

  /** The derivative in a direction, where terms other than the variable are held fixed. */
  Optional<Partial> pushforward(Expr body, Expr variable, Expr direction);

  /**
   * A partial derivative.
   *
   * @param conditions what it holds under
   */
  record Partial(Expr value, Reason reason, List<Expr> conditions) {
    /** Copies. */
    public Partial {
      conditions = List.copyOf(conditions);
    }
  }
}
