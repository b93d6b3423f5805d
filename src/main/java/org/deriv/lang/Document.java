package org.deriv.lang;

import java.util.List;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.lang.tree.SourceTree;
import org.deriv.problem.Problem;

/**
 * A {@code .deriv} file with names and shapes resolved.
 *
 * @param frontMatter title, author and what else stands before the problems
 * @param problems in order
 * @param diagnostics all that is wrong, in the order of the text
 */
public record Document(
    List<SourceTree.FrontMatter> frontMatter,
    List<Problem> problems,
    List<Diagnostic> diagnostics) {
  /** Copies the lists. */
  public Document {
    frontMatter = List.copyOf(frontMatter);
    problems = List.copyOf(problems);
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether something in the file is wrong. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}
