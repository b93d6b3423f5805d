package org.deriv.lang;

import java.util.List;
import org.deriv.diagnostic.Diagnostic;

/**
 * What was read, and what is wrong with it.
 *
 * @param <T> what was read
 * @param tree all that could be read
 * @param diagnostics in the order of the text
 */
public record Parsed<T>(T tree, List<Diagnostic> diagnostics) {
  public Parsed {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether something could not be read. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}
