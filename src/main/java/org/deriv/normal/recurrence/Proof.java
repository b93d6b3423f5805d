package org.deriv.normal.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deriv.expr.Expr;

/**
 * That two sides are equal.
 *
 * @param evidence what was done, for people
 * @param conditions what it holds under: truth values
 */
public record Proof(String evidence, List<Expr> conditions) {
  /** Copies. */
  public Proof {
    conditions = List.copyOf(conditions);
  }

  /** The same for other words, under the conditions of another proof too. */
  Proof and(Proof other, String words) {
    Set<Expr> all = new LinkedHashSet<>(conditions);
    all.addAll(other.conditions);
    return new Proof(words, new ArrayList<>(all));
  }
}
