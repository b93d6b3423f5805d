package org.deriv.document;

import java.util.List;

/**
 * Prose read from Markdown.
 *
 * @param problems what was refused; each such formula is shown as it was typed
 */
public record Prose(List<Block> blocks, List<Problem> problems) {
  public Prose {
    blocks = List.copyOf(blocks);
    problems = List.copyOf(problems);
  }

  /** A piece of what is read. */
  public sealed interface Piece {
    /** Markdown with formulas between {@code $} and {@code $$}. */
    record Source(String markdown) implements Piece {}

    /** An expression that was written between braces. */
    record Hole(Formula formula) implements Piece {}

    /** A reference to what has a number, or will have. */
    record Pointer(String number) implements Piece {}
  }

  /**
   * A problem and where it is.
   *
   * @param piece which piece, counted from 0; the offset of the problem is in its Markdown
   */
  public record Problem(int piece, LatexProblem problem) {}
}
