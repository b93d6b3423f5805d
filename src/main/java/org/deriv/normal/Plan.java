package org.deriv.normal;

import java.util.List;

/**
 * How the two sides of an equation are read.
 *
 * @param definitions what becomes of names of expressions, and of subexpressions that occur often
 * @param expanded names that are replaced by what they stand for in any case
 * @param theorems whether equations between matrices are used
 */
public record Plan(Names definitions, List<String> expanded, Theorems theorems) {
  /** What becomes of names of expressions. */
  public enum Names {
    /**
     * Each is read on its own, and its value is one factor from there on; names that have the same
     * normal form are one. So a chain of names costs no more than its links.
     */
    WRAPPED,
    /** They are replaced by what they stand for. */
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
    expanded = List.copyOf(expanded);
  }

  /** Everything is expanded and no theorem used. */
  static Plan plain() {
    return new Plan(Names.EXPANDED, List.of(), Theorems.NONE);
  }

  boolean wraps(String name) {
    return definitions == Names.WRAPPED && !expanded.contains(name);
  }

  boolean wraps() {
    return definitions == Names.WRAPPED;
  }

  boolean usesTheorems() {
    return theorems == Theorems.USED;
  }
}
