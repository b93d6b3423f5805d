package org.deriv.lang;

import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.DiagnosticText;
import org.deriv.diagnostic.Source;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.SourceTree;
import org.deriv.lang.tree.StatementTree;

/** Reads what a test states; a test that expects no errors fails with those that it gets. */
final class Reading {
  private Reading() {}

  /** The sketch of {@code text} as an expression. */
  static String expression(String text) {
    Source source = new Source("test", text);
    Parsed<Optional<Expression>> parsed = Parser.expression(source);
    requireClean(source, parsed);
    return Sketch.of(parsed.tree().orElseThrow());
  }

  /** The sketches of {@code text} as the statements of a problem. */
  static List<String> statements(String text) {
    return trees(text).stream().map(Sketch::of).toList();
  }

  /** The sketch of {@code text} as the one statement of a problem. */
  static String statement(String text) {
    List<String> all = statements(text);
    if (all.size() != 1) {
      throw new AssertionError("not one statement: " + all);
    }
    return all.getFirst();
  }

  private static List<StatementTree> trees(String text) {
    Source source = new Source("test", "problem p {\n" + text + "\n}\n");
    Parsed<SourceTree> parsed = Parser.program(source);
    requireClean(source, parsed);
    return parsed.tree().problems().getFirst().statements();
  }

  /** What is reported of {@code text} as the statements of a problem. */
  static List<Diagnostic> errors(String text) {
    return Parser.program(new Source("test", "problem p {\n" + text + "\n}\n")).diagnostics();
  }

  /** The codes of what is reported of {@code text} as an expression. */
  static List<String> expressionErrors(String text) {
    return Parser.expression(new Source("test", text)).diagnostics().stream()
        .map(Diagnostic::code)
        .toList();
  }

  private static void requireClean(Source source, Parsed<?> parsed) {
    if (!parsed.diagnostics().isEmpty()) {
      DiagnosticText text = new DiagnosticText(DiagnosticText.Colours.NONE);
      throw new AssertionError(text.write(source, parsed.diagnostics()));
    }
  }
}
