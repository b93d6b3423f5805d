package org.deriv.diagnostic;

import java.util.Optional;

/**
 * One thing that is wrong with a file.
 *
 * @param code its kind, in kebab-case, such as {@code shape-mismatch}
 * @param severity how much it matters
 * @param message what is wrong: lower case, no full stop, names in backquotes
 * @param span where it is
 * @param label a few words beside the underlining, if any
 * @param help what to type instead, if that is known
 */
public record Diagnostic(
    String code,
    Severity severity,
    String message,
    Span span,
    Optional<String> label,
    Optional<String> help) {

  public Diagnostic {
    if (code.isBlank() || message.isBlank()) {
      throw new IllegalStateException("a diagnostic needs a code and a message");
    }
  }

  /** An error with neither label nor help yet. */
  public static Diagnostic error(String code, String message, Span span) {
    return new Diagnostic(code, Severity.ERROR, message, span, Optional.empty(), Optional.empty());
  }

  /** A warning with neither label nor help yet. */
  public static Diagnostic warning(String code, String message, Span span) {
    return new Diagnostic(
        code, Severity.WARNING, message, span, Optional.empty(), Optional.empty());
  }

  /** The same with {@code text} beside the underlining. */
  public Diagnostic withLabel(String text) {
    return new Diagnostic(code, severity, message, span, Optional.of(text), help);
  }

  /** The same with {@code text} as help. */
  public Diagnostic withHelp(String text) {
    return new Diagnostic(code, severity, message, span, label, Optional.of(text));
  }

  /** Whether it is an error. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
