package org.deriv.normal;

import java.util.List;
import org.deriv.expr.Expr;

/**
 * How the two sides of an equation are read.
 *
 * @param definitions whether names of expressions stay or are replaced by what they stand for
 * @param atoms subexpressions, without free indices, that are read as if they were given
 */
public record Plan(Names definitions, List<Expr> atoms) {
  /** What becomes of names of expressions. */
  public enum Names {
    /** They stay as they are. */
    KEPT,
    /** They are replaced. */
    EXPANDED
  }

  /** Copies the list. */
  public Plan {
    atoms = List.copyOf(atoms);
  }

  boolean expandsDefinitions() {
    return definitions == Names.EXPANDED;
  }
}
