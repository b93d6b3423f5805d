package org.deriv.engine;

import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Severity;
import org.deriv.diagnostic.Source;
import org.deriv.diagnostic.Span;

/**
 * The author's own words for a line, and what was found wrong with them when they were read.
 *
 * @param source the file
 * @param diagnostics what was found in it
 */
record Wording(Source source, List<Diagnostic> diagnostics) {
  private static final int LONGEST = 200;

  Wording {
    diagnostics = List.copyOf(diagnostics);
  }

  /** What stands at a place, on one line. */
  String text(Span span) {
    int end = Math.min(span.end(), source.text().length());
    String text = source.text().substring(Math.min(span.start(), end), end);
    String plain = text.replaceAll("\\s+", " ").replace('`', '\'').strip();
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
  }

  /** The first error there. */
  Optional<String> error(Span span) {
    return diagnostics.stream()
        .filter(each -> each.severity() == Severity.ERROR)
        .filter(each -> span.start() <= each.span().start() && each.span().end() <= span.end())
        .map(Diagnostic::message)
        .findFirst();
  }
}
