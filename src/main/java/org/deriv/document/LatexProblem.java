package org.deriv.document;

/**
 * What is wrong with a piece of LaTeX.
 *
 * @param offset where it begins, in characters of the LaTeX from 0
 * @param length of the wrong part, in characters
 * @param message what is wrong, in lower case without a full stop
 * @param help what to type instead; empty when there is nothing to say
 */
public record LatexProblem(int offset, int length, String message, String help) {
  /** The same problem when the LaTeX begins this many characters later. */
  public LatexProblem shifted(int by) {
    return new LatexProblem(offset + by, length, message, help);
  }
}
