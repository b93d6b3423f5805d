package org.deriv.diagnostic;

/**
 * A stretch of a source text, from {@code start} up to but without {@code end}.
 *
 * @param start offset of the first character, in UTF-16 units from 0
 * @param end offset after the last character
 * @param line line of the first character, from 1
 * @param column column of the first character, from 1, in code points
 * @param endLine line of the position after the last character
 * @param endColumn column of the position after the last character
 */
public record Span(int start, int end, int line, int column, int endLine, int endColumn) {
  public Span {
    if (start < 0 || end < start || line < 1 || column < 1 || endLine < line || endColumn < 1) {
      throw new IllegalStateException("no such stretch of text: " + start + " to " + end);
    }
  }

  /** The smallest span that covers this one and {@code other}, which may come before it. */
  public Span to(Span other) {
    Span first = start <= other.start ? this : other;
    Span last = end >= other.end ? this : other;
    return new Span(first.start, last.end, first.line, first.column, last.endLine, last.endColumn);
  }

  /** Its first {@code length} characters, which must be on one line and in one unit each. */
  public Span shortenedTo(int length) {
    return new Span(start, start + length, line, column, line, column + length);
  }

  /** The empty span before the first character. */
  public Span atStart() {
    return new Span(start, start, line, column, line, column);
  }

  /** The empty span after the last character. */
  public Span atEnd() {
    return new Span(end, end, endLine, endColumn, endLine, endColumn);
  }
}
