package org.deriv.diagnostic;

import java.util.List;

/** Writes diagnostics for a reader at a terminal: place, line, underlining, message, help. */
public final class DiagnosticText {
  private static final String BOLD = "\u001b[1m";
  private static final String RED = "\u001b[1;31m";
  private static final String YELLOW = "\u001b[1;33m";
  private static final String CYAN = "\u001b[1;36m";
  private static final String BLUE = "\u001b[1;34m";
  private static final String OFF = "\u001b[0m";

  // A line longer than this is cut around what is marked.
  private static final int WIDEST = 120;
  private static final int BEFORE_MARK = 40;

  private final Colours colours;

  /** Whether escape sequences for colour are written. */
  public enum Colours {
    /** With ANSI escape sequences. */
    ANSI,
    /** Plain characters only. */
    NONE
  }

  /** A writer that colours its text as {@code colours} says. */
  public DiagnosticText(Colours colours) {
    this.colours = colours;
  }

  /** All of {@code diagnostics}, with an empty line between two; empty for none. */
  public String write(Source source, List<Diagnostic> diagnostics) {
    return String.join(
        "\n", diagnostics.stream().map(diagnostic -> write(source, diagnostic)).toList());
  }

  /** One diagnostic, which ends in a newline. */
  public String write(Source source, Diagnostic diagnostic) {
    Span span = diagnostic.span();
    String number = String.valueOf(span.line());
    String margin = " ".repeat(number.length());
    StringBuilder text = new StringBuilder();
    text.append(paint(colour(diagnostic.severity()), diagnostic.severity().word()))
        .append(paint(colour(diagnostic.severity()), "[" + diagnostic.code() + "]"))
        .append(paint(BOLD, ": " + diagnostic.message()))
        .append('\n');
    text.append(margin)
        .append(paint(BLUE, "--> "))
        .append(source.name())
        .append(':')
        .append(span.line())
        .append(':')
        .append(span.column())
        .append('\n');
    text.append(margin).append(paint(BLUE, " |")).append('\n');
    appendLine(text, source, diagnostic, number);
    diagnostic
        .help()
        .ifPresent(help ->
            text.append(margin)
                .append(paint(BLUE, " = "))
                .append(paint(BOLD, "help: "))
                .append(help.replace("\n", "\n" + margin + "   "))
                .append('\n'));
    return text.toString();
  }

  private void appendLine(StringBuilder text, Source source, Diagnostic diagnostic, String number) {
    Span span = diagnostic.span();
    int[] characters =
        source.line(span.line()).codePoints().map(DiagnosticText::printable).toArray();
    int from = Math.min(span.column() - 1, characters.length);
    int to = span.endLine() > span.line() ? characters.length : span.endColumn() - 1;
    int first = characters.length <= WIDEST ? 0 : Math.max(0, from - BEFORE_MARK);
    int last = Math.min(characters.length, first + WIDEST);
    int marked = Math.max(1, Math.min(to, last) - from);
    String shown = new String(characters, first, last - first);
    String cutBefore = first > 0 ? "…" : "";
    String cutAfter = last < characters.length ? "…" : "";
    text.append(paint(BLUE, number + " | "))
        .append(cutBefore)
        .append(shown)
        .append(cutAfter)
        .append('\n');
    text.append(" ".repeat(number.length()))
        .append(paint(BLUE, " | "))
        .append(" ".repeat(cutBefore.length() + from - first))
        .append(paint(colour(diagnostic.severity()), "^".repeat(marked)));
    diagnostic
        .label()
        .ifPresent(label -> text.append(' ').append(paint(colour(diagnostic.severity()), label)));
    text.append('\n');
  }

  // A tab or an escape would spoil the underlining or the terminal.
  private static int printable(int character) {
    return Character.isISOControl(character) ? ' ' : character;
  }

  private static String colour(Severity severity) {
    return switch (severity) {
      case ERROR -> RED;
      case WARNING -> YELLOW;
      case NOTE -> CYAN;
    };
  }

  private String paint(String colour, String text) {
    return switch (colours) {
      case ANSI -> colour + text + OFF;
      case NONE -> text;
    };
  }
}
