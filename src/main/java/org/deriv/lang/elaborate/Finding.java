package org.deriv.lang.elaborate;

import java.util.List;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Span;

/** Something wrong with a statement, and corrections that may be what was meant. */
record Finding(Diagnostic diagnostic, List<Repair> repairs) {
  Finding {
    repairs = List.copyOf(repairs);
  }

  /** An error. */
  static Finding error(String code, String message, Span span) {
    return new Finding(Diagnostic.error(code, message, span), List.of());
  }

  /** A warning. */
  static Finding warning(String code, String message, Span span) {
    return new Finding(Diagnostic.warning(code, message, span), List.of());
  }

  /** The same with a few words beside the underlining. */
  Finding label(String text) {
    return new Finding(diagnostic.withLabel(text), repairs);
  }

  /** The same with help, which a repair that fits replaces. */
  Finding help(String text) {
    return new Finding(diagnostic.withHelp(text), repairs);
  }

  /** The same with corrections to try. */
  Finding trying(List<Repair> others) {
    return new Finding(diagnostic, others);
  }
}
