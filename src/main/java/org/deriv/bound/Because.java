package org.deriv.bound;

import java.util.List;
import org.deriv.expr.Expr;

/**
 * A reason as a textbook says it.
 *
 * @param words in which expressions and truth values stand in backquotes
 * @param mentioned those expressions and truth values
 * @param laws the laws of the rulebook that it names
 */
public record Because(String words, List<Expr> mentioned, List<String> laws) {
  /** Copies. */
  public Because {
    mentioned = List.copyOf(mentioned);
    laws = List.copyOf(laws);
  }

  /** Words that mention nothing. */
  public static Because of(String words) {
    return new Because(words, List.of(), List.of());
  }
}
