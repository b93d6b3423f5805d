package org.deriv.lang;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;

/** The brackets and bars that are open, and how deep the tree under the next token will be. */
final class Nest {
  /** As deep as an expression may be. */
  static final int DEEPEST = 200;

  private final Deque<Level> levels = new ArrayDeque<>();
  private int depth;

  /** An empty nest. */
  Nest() {
    clear();
  }

  /** What follows a closed bracket, and how it nests. */
  enum Follow {
    /** Nothing in particular. */
    NOTHING,
    /** Nothing; the bracket belongs to what stands before it. */
    POSTFIX,
    /** One operand, as after {@code grad[x]}. */
    OPERAND,
    /** The rest of a product, as after {@code sum(i in 1..n)}. */
    PRODUCT
  }

  /** A bracket or bar that is open, and what follows when it is closed. */
  record Open(CommonToken token, Follow follow) {}

  private static final class Level {
    private final Optional<Open> open;
    // What nests without brackets: within a factor, and up to the end of a product.
    private int tight;
    private int loose;

    private Level(Optional<Open> open) {
      this.open = open;
    }
  }

  /** Closes everything. */
  void clear() {
    levels.clear();
    levels.push(new Level(Optional.empty()));
    depth = 0;
  }

  /** Whether no bracket is open. */
  boolean isEmpty() {
    return levels.size() == 1;
  }

  /** What was opened last. */
  Optional<Open> innermost() {
    return levels.element().open;
  }

  /** Type of the token that was opened last, 0 if none is open. */
  int innermostType() {
    return innermost().map(open -> open.token().getType()).orElse(0);
  }

  /** Opens {@code open}. */
  void push(Open open) {
    levels.push(new Level(Optional.of(open)));
    depth++;
  }

  /** Closes what was opened last. */
  void pop() {
    Level closed = levels.pop();
    depth -= 1 + closed.tight + closed.loose;
  }

  /** Notes an operator that nests within a factor, such as a power. */
  void tighten() {
    levels.element().tight++;
    depth++;
  }

  /** Notes an operator that takes the rest of a product, such as {@code sum(i in 1..n)}. */
  void loosen() {
    levels.element().loose++;
    depth++;
  }

  /** Notes that a factor ends. */
  void endFactor() {
    depth -= levels.element().tight;
    levels.element().tight = 0;
  }

  /** Notes that a product ends. */
  void endProduct() {
    endFactor();
    depth -= levels.element().loose;
    levels.element().loose = 0;
  }

  /** Whether the tree would be deeper than it may be. */
  boolean isTooDeep() {
    return depth > DEEPEST;
  }
}
