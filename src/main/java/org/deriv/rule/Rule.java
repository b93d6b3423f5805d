package org.deriv.rule;

import java.util.List;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.deriv.lang.RuleText;

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

  /**
   * The rule that a text states.
   *
   * @throws IllegalStateException where the law is no equation
   */
  public static Rule of(RuleText text) {
    Expr claim = text.claim();
    if (!claim.is(new Op.Compare(Relation.EQUAL))) {
      throw new IllegalStateException("the law of `" + text.name() + "` is no equation: " + claim);
    }
    return new Rule(
        text.name(),
        text.context(),
        text.requires(),
        claim.arg(0),
        claim.arg(1),
        text.because(),
        text.citations().stream().map(it -> new Citation(it.work(), it.place())).toList());
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
