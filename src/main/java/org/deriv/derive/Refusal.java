package org.deriv.derive;

import java.util.Optional;
import org.deriv.expr.Expr;

/**
 * Why a goal was not reached.
 *
 * @param kind what sort of reason
 * @param message in lower case, with names in backquotes
 * @param at the part of the goal that stands in the way
 */
public record Refusal(Kind kind, String message, Optional<Expr> at) {
  /** What sort of reason. */
  public enum Kind {
    /** No strategy for this goal or operator exists yet. */
    NOT_BUILT,
    /** No rule says how to go on. */
    NO_RULE,
    /** The expression has no derivative of this kind, or the question makes no sense. */
    MEANINGLESS,
    /** It would take too long or grow too large. */
    TOO_LARGE
  }

  /** A refusal at a part of the goal. */
  public static Refusal at(Kind kind, String message, Expr part) {
    return new Refusal(kind, message, Optional.of(part));
  }
}
