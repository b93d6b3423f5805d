package org.deriv.diagnostic;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A named text, with its lines, in which spans are placed. */
public final class Source {
  private final String name;
  private final String text;
  private final int[] lineStarts;
  // Offsets of the second halves of characters that take two units.
  private final int[] halves;

  /** The text {@code text}, called {@code name} in reports: a path as it was given. */
  public Source(String name, String text) {
    this.name = name;
    this.text = text;
    // A text is read at every start, by code that is still cold: plain loops, no boxes.
    IntStream.Builder starts = IntStream.builder();
    starts.add(0);
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      starts.add(at + 1);
    }
    this.lineStarts = starts.build().toArray();
    this.halves = isNarrow(text) ? new int[0] : halves(text);
  }

  /** Whether every character takes one unit. */
  private static boolean isNarrow(String text) {
    return text.codePointCount(0, text.length()) == text.length();
  }

  private static int[] halves(String text) {
    return IntStream.range(1, text.length())
        .filter(at -> Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at)))
        .toArray();
  }

  /** What reports call this text. */
  public String name() {
    return name;
  }

  /** All of it. */
  public String text() {
    return text;
  }

  /** The span from offset {@code start} up to but without {@code end}, in UTF-16 units. */
  public Span span(int start, int end) {
    int line = lineAt(start);
    int endLine = lineAt(end);
    return new Span(start, end, line, columnAt(line, start), endLine, columnAt(endLine, end));
  }

  /** The characters of {@code span}. */
  public String text(Span span) {
    return text.substring(span.start(), span.end());
  }

  /** Line {@code number}, counted from 1, without its end; empty if there is no such line. */
  public String line(int number) {
    if (number < 1 || number > lineStarts.length) {
      return "";
    }
    int start = lineStarts[number - 1];
    int newline = text.indexOf('\n', start);
    String line = text.substring(start, newline < 0 ? text.length() : newline);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  private int lineAt(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private int columnAt(int line, int offset) {
    int start = lineStarts[line - 1];
    return offset - start - (halvesBefore(offset) - halvesBefore(start)) + 1;
  }

  private int halvesBefore(int offset) {
    int found = Arrays.binarySearch(halves, offset);
    return found >= 0 ? found : -found - 1;
  }
}
