package org.deriv.rule;

import java.util.List;
import java.util.stream.Collectors;
import org.deriv.diagnostic.Source;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.lang.Parsed;
import org.deriv.lang.Reader;
import org.deriv.lang.RuleText;

/** Reads the entries of the program's own tables, which are expressions of the language. */
public final class TableText {
  private TableText() {}

  /**
   * An expression in the scalars that a context declares.
   *
   * @throws IllegalStateException where it cannot be read, which is our mistake
   */
  public static Expr expression(String text, Context scalars) {
    String given =
        scalars.declarations().keySet().stream()
            .map(name -> name + " in R")
            .collect(Collectors.joining(", ", "  given ", "\n"));
    String rule =
        "rule entry\n" + given + "  (" + text + ") == 0\n  because \"an entry of a table\"\n";
    Parsed<List<RuleText>> parsed = Reader.rules(new Source("table", rule));
    if (parsed.hasErrors() || parsed.tree().size() != 1) {
      throw new IllegalStateException("`" + text + "` in a table: " + parsed.diagnostics());
    }
    return parsed.tree().getFirst().claim().arg(0);
  }
}
