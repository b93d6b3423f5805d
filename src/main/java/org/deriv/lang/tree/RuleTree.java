package org.deriv.lang.tree;

import java.util.List;
import org.deriv.diagnostic.Span;

/**
 * One block of a {@code .rules} file.
 *
 * @param name in kebab-case
 * @param declarations {@link StatementTree.Given} and {@link StatementTree.Random} only
 * @param requires side conditions
 * @param law a comparison or an implication
 * @param because the reason it gives for a step
 * @param citations where it is found
 * @param span all of it
 */
public record RuleTree(
    Identifier name,
    List<StatementTree> declarations,
    List<Proposition> requires,
    Proposition law,
    String because,
    List<Citation> citations,
    Span span) {
  public RuleTree {
    declarations = List.copyOf(declarations);
    requires = List.copyOf(requires);
    citations = List.copyOf(citations);
  }

  /** {@code cite matrix-cookbook "(37)"}: a work and a place in it. */
  public record Citation(Identifier key, String place, Span span) {}
}
