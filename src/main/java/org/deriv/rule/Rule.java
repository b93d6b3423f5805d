package org.deriv.rule;

import java.util.List;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Relation;

/**
 * A law of the rulebook: for all values of its variables that meet its conditions, the left side
 * equals the right side. {@code d(e)} in it is the differential of {@code e} in any variable.
 *
 * @param name in kebab-case, unique
 * @param context the variables with their shapes; what it assumes besides are conditions too
 * @param requires side conditions, truth values
 * @param left what is matched
 * @param right what stands in its place
 * @param because the reason that it gives for a step
 * @param citations where it is found
 */
public record Rule(
    String name,
    Context context,
    List<Expr> requires,
    Expr left,
    Expr right,
    String because,
    List<Citation> citations) {
  /** Copies the lists. */
  public Rule {
    requires = List.copyOf(requires);
    citations = List.copyOf(citations);
  }

  /** What it says, as one equation. */
  public Expr claim() {
    return Make.compare(Relation.EQUAL, left, right);
  }

  /** What is known where its claim is to hold: its variables, and its conditions assumed. */
  public Context setting() {
    Context setting = context;
    for (Expr condition : requires) {
      setting = setting.assuming(condition);
    }
    return setting;
  }
}
