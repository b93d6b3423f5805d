package org.deriv.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects diagnostics while a file is worked on; keeps no more than a reader would read. */
public final class Diagnostics {
  /** As many as are kept; those after are only counted. */
  public static final int MOST = 100;

  private final List<Diagnostic> kept = new ArrayList<>();
  private int errors;
  private int dropped;

  /** Takes {@code diagnostic}; one that says the same of the same place is taken once. */
  public void add(Diagnostic diagnostic) {
    if (kept.contains(diagnostic)) {
      return;
    }
    if (diagnostic.isError()) {
      errors++;
    }
    if (kept.size() < MOST) {
      kept.add(diagnostic);
    } else {
      dropped++;
    }
  }

  /** Takes all of {@code diagnostics}. */
  public void addAll(List<Diagnostic> diagnostics) {
    diagnostics.forEach(this::add);
  }

  /** Takes an error with neither label nor help. */
  public void error(String code, String message, Span span) {
    add(Diagnostic.error(code, message, span));
  }

  /** Takes an error that says what to type. */
  public void error(String code, String message, Span span, String help) {
    add(Diagnostic.error(code, message, span).withHelp(help));
  }

  /** Whether an error was taken. */
  public boolean hasErrors() {
    return errors > 0;
  }

  /** How many errors were taken, kept or not. */
  public int errors() {
    return errors;
  }

  /** What was kept, in the order of the text; a note at the end tells how many were not. */
  public List<Diagnostic> toList() {
    List<Diagnostic> sorted = new ArrayList<>(kept);
    sorted.sort(Comparator.comparingInt(diagnostic -> diagnostic.span().start()));
    if (dropped > 0) {
      sorted.add(
          Diagnostic.warning(
              "too-many-errors",
              "there is more to report than is shown: " + dropped + " left out",
              sorted.getLast().span().atEnd()));
    }
    return List.copyOf(sorted);
  }
}
