package org.deriv.lang;

import java.util.List;
import org.deriv.diagnostic.Span;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;

/**
 * A rule as it is written in a {@code .rules} file, with names and shapes resolved.
 *
 * @param name in kebab-case
 * @param context its variables, and what is said of them where they are declared
 * @param requires side conditions, truth values
 * @param claim the law, a truth value: a comparison or an implication
 * @param because the reason that it gives for a step
 * @param citations where it is found
 * @param span all of it
 */
public record RuleText(
    String name,
    Context context,
    List<Expr> requires,
    Expr claim,
    String because,
    List<Citation> citations,
    Span span) {
  /** Copies the lists. */
  public RuleText {
    requires = List.copyOf(requires);
    citations = List.copyOf(citations);
  }

  /** A work and a place in it, such as {@code matrix-cookbook "(37)"}. */
  public record Citation(String work, String place) {}
}
