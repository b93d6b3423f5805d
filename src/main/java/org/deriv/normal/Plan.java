package org.deriv.normal;

import java.util.List;
import org.deriv.expr.Expr;

/**
 * How the two sides of an equation are read.
 *
 * @param definitions whether names of expressions stay or are replaced by what they stand for
 * @param atoms subexpressions, without free indices, that are read as if they were given
 * @param theorems whether equations between matrices are used
 */
public record Plan(Names definitions, List<Expr> atoms, Theorems theorems) {
  /** What becomes of names of expressions. */
  public enum Names {
    /** They stay as they are. */
    KEPT,
    /** They are replaced. */
    EXPANDED
  }

  /** What becomes of the equations that follow from inverses and assumptions. */
  public enum Theorems {
    /** They are left aside, but for those that join two given matrices. */
    NONE,
    /** They are used, with the lemmas of the certificate. */
    USED
  }

  /** Copies the list. */
  public Plan {
    atoms = List.copyOf(atoms);
  }

  boolean expandsDefinitions() {
    return definitions == Names.EXPANDED;
  }

  boolean usesTheorems() {
    return theorems == Theorems.USED;
  }
}
