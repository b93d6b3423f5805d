package org.deriv.autodiff;

import java.util.Map;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Relation;

/** Judges statements by numbers alone. Every answer is a function of its arguments. */
public final class Witness {
  private Witness() {}

  /**
   * Tries {@code left relation right} at random points, dimensions and instances of the unknown
   * functions that meet every assumption of the context.
   */
  public static Evidence compare(
      Context context, Relation relation, Expr left, Expr right, long seed, Budget budget) {
    return judge(context, Make.compare(relation, left, right), seed, budget);
  }

  /** Tries any truth-valued statement: a relation, a property, an implication, a limit. */
  public static Evidence judge(Context context, Expr statement, long seed, Budget budget) {
    return Judge.judge(context, statement, seed, budget);
  }

  /** Decides whether two expressions are equal as functions of all entries, at small dimensions. */
  public static Exactness exact(Context context, Expr left, Expr right, long seed, Budget budget) {
    return Exact.decide(context, left, right, seed, budget);
  }

  /**
   * The value of an expression, exactly where that is possible, else to many digits.
   *
   * @param values what given names stand for, dimensions among them
   */
  public static Evaluation evaluate(
      Context context, Expr expr, Map<String, Expr> values, Budget budget) {
    return Computation.of(context, expr, values, budget);
  }
}
