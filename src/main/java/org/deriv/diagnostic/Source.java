package org.deriv.diagnostic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A named text, with its lines, in which spans are placed. */
public final class Source {
  private final String name;
  private final String text;
  private final List<Integer> lineStarts;
  // Offsets of the second halves of characters that take two units.
  private final List<Integer> halves;

  /** The text {@code text}, called {@code name} in reports: a path as it was given. */
  public Source(String name, String text) {
    this.name = name;
    this.text = text;
    List<Integer> starts = new ArrayList<>();
    starts.add(0);
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      starts.add(at + 1);
    }
    this.lineStarts = List.copyOf(starts);
    List<Integer> seconds = new ArrayList<>();
    for (int at = 1; at < text.length(); at++) {
      if (Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at))) {
        seconds.add(at);
      }
    }
    this.halves = List.copyOf(seconds);
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
    if (number < 1 || number > lineStarts.size()) {
      return "";
    }
    int start = lineStarts.get(number - 1);
    int newline = text.indexOf('\n', start);
    String line = text.substring(start, newline < 0 ? text.length() : newline);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  private int lineAt(int offset) {
    int found = Collections.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private int columnAt(int line, int offset) {
    int start = lineStarts.get(line - 1);
    return offset - start - (halvesBefore(offset) - halvesBefore(start)) + 1;
  }

  private int halvesBefore(int offset) {
    int found = Collections.binarySearch(halves, offset);
    return found >= 0 ? found : -found - 1;
  }
}
