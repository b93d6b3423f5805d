package org.deriv.document.compose;

import java.util.List;
import java.util.Optional;
import org.deriv.document.Formula;
import org.deriv.document.Line;

/** Which chains of lines are worth setting with their relations under one another. */
final class Columns {
  /** A left side that is longer than this, and so many times longer than others, moves them. */
  private static final int LONG = 14;

  private static final int TIMES = 3;

  private Columns() {}

  /** Whether lines that follow others share their columns: neither moves the other far. */
  static boolean fit(List<Line> lines, List<Line> more) {
    if (lines.isEmpty() || more.isEmpty()) {
      return true;
    }
    boolean led = more.stream().anyMatch(line -> line.lead().isPresent());
    boolean leading = lines.stream().anyMatch(line -> line.lead().isPresent());
    int one = widest(lines);
    int other = widest(more);
    boolean apart =
        Math.max(one, other) > LONG && Math.max(one, other) > TIMES * Math.min(one, other);
    return led == leading && !apart;
  }

  private static int widest(List<Line> lines) {
    return lines.stream()
        .map(Line::left)
        .flatMap(Optional::stream)
        .map(Formula::text)
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }
}
