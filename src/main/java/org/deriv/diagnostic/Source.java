package org.deriv.diagnostic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A named text, with its lines, in which spans are placed. */
public final class Source {
  private final String name;
  private final String text;
  private final List<Integer> lineStarts;

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
    return text.codePointCount(lineStarts.get(line - 1), offset) + 1;
  }
}
