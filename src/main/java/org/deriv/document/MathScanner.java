package org.deriv.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes the formulas out of Markdown before it is read as such, since {@code _} and {@code *} mean
 * something else in them, and puts placeholders in their places.
 */
final class MathScanner {
  /** Begin and end of a placeholder: private characters, which are taken out of what was typed. */
  static final char OPEN = '\ue000';

  static final char CLOSE = '\ue001';

  /** What a placeholder stands for. */
  sealed interface Found {
    /** A formula in the line. */
    record InLine(Formula formula) implements Found {}

    /** A formula on a line of its own. */
    record OnItsOwn(Formula formula) implements Found {}

    /** A reference to what has a number. */
    record Pointer(String number) implements Found {}

    /** What was refused, as it was typed. */
    record Refused(String source) implements Found {}
  }

  private final StringBuilder markdown = new StringBuilder();
  private final List<Found> found = new ArrayList<>();
  private final List<Prose.Problem> problems = new ArrayList<>();

  /** The Markdown with placeholders. */
  String markdown() {
    return markdown.toString();
  }

  /** What the placeholders stand for, in order. */
  List<Found> found() {
    return found;
  }

  List<Prose.Problem> problems() {
    return problems;
  }

  void hole(Formula formula) {
    place(new Found.InLine(formula));
  }

  void pointer(String number) {
    place(new Found.Pointer(number));
  }

  void source(String text, int piece) {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '`') {
        i = code(text, i);
      } else if (c == '\\' && i + 1 < text.length()) {
        markdown.append(c).append(text.charAt(i + 1));
        i += 2;
      } else if (c == '$') {
        i = dollars(text, i, piece);
      } else {
        markdown.append(c == OPEN || c == CLOSE ? ' ' : c);
        i++;
      }
    }
  }

  // Code from one run of backticks to the next run that is as long is left as it is.
  private int code(String text, int from) {
    int ticks = 0;
    while (from + ticks < text.length() && text.charAt(from + ticks) == '`') {
      ticks++;
    }
    String fence = "`".repeat(ticks);
    int end = text.indexOf(fence, from + ticks);
    while (end >= 0 && end + ticks < text.length() && text.charAt(end + ticks) == '`') {
      int run = end;
      while (run < text.length() && text.charAt(run) == '`') {
        run++;
      }
      end = text.indexOf(fence, run);
    }
    int stop = end < 0 ? from + ticks : end + ticks;
    markdown.append(text.substring(from, stop).replace(OPEN, ' ').replace(CLOSE, ' '));
    return stop;
  }

  private int dollars(String text, int from, int piece) {
    boolean display = text.startsWith("$$", from);
    int start = from + (display ? 2 : 1);
    int end = end(text, start, display);
    if (end < 0) {
      markdown.append(display ? "\\$\\$" : "\\$");
      return start;
    }
    formula(text.substring(start, end), start, piece, display);
    return end + (display ? 2 : 1);
  }

  // As in pandoc, so that two prices are no formula: no blank within the dollars, no digit after.
  private static int end(String text, int start, boolean display) {
    if (!display && (start >= text.length() || Character.isWhitespace(text.charAt(start)))) {
      return -1;
    }
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '\n' && text.startsWith("\n\n", i)) {
        return -1;
      } else if (c == '$' && display && text.startsWith("$$", i)) {
        return i;
      } else if (c == '$' && !display) {
        boolean blank = Character.isWhitespace(text.charAt(i - 1));
        boolean price = i + 1 < text.length() && Character.isDigit(text.charAt(i + 1));
        return blank || price || i == start ? -1 : i;
      }
    }
    return -1;
  }

  private void formula(String source, int offset, int piece, boolean display) {
    MathAscii ascii = MathAscii.of(source);
    Optional<LatexProblem> problem = LatexCheck.problem(ascii.latex());
    if (problem.isPresent()) {
      problems.add(new Prose.Problem(piece, ascii.original(problem.get()).shifted(offset)));
      place(new Found.Refused(display ? "$$" + source + "$$" : "$" + source + "$"));
      return;
    }
    Formula formula = Formula.of(ascii.latex().strip());
    place(display ? new Found.OnItsOwn(formula) : new Found.InLine(formula));
  }

  private void place(Found what) {
    markdown.append(OPEN).append(found.size()).append(CLOSE);
    found.add(what);
  }
}
