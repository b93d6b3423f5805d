package org.deriv.check;

import java.util.List;
import org.deriv.expr.Expr;

/**
 * What is to be said of a step besides its verdict.
 *
 * @param words in which expressions and names stand in backquotes
 * @param mentioned the expressions among them, so that a document can set them as formulas
 */
public record Remark(String words, List<Expr> mentioned) {
  /** Copies. */
  public Remark {
    mentioned = List.copyOf(mentioned);
  }

  /** A remark that mentions no expression. */
  public static Remark of(String words) {
    return new Remark(words, List.of());
  }

  /** An expression as it stands in the words. */
  public static String quoted(Expr expr) {
    return "`" + expr + "`";
  }
}
