package org.deriv.lang;

import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Span;

/** Ends the building of one statement whose author must change something; never leaves the room. */
final class Rejected extends RuntimeException {
  private final transient Diagnostic diagnostic;

  /** To be reported as {@code diagnostic}. */
  Rejected(Diagnostic diagnostic) {
    super(diagnostic.message(), null, false, false);
    this.diagnostic = diagnostic;
  }

  /** With a help that says what to type. */
  Rejected(String code, String message, Span span, String help) {
    this(Diagnostic.error(code, message, span).withHelp(help));
  }

  /** What to report. */
  Diagnostic diagnostic() {
    return diagnostic;
  }
}
