package org.deriv.check;

import java.util.List;
import org.deriv.diagnostic.Diagnostic;

/**
 * What came of a file.
 *
 * @param file its path as given
 * @param diagnostics in the order of the text
 */
public record FileReport(String file, List<Diagnostic> diagnostics, List<ProblemReport> problems) {
  /** Copies. */
  public FileReport {
    diagnostics = List.copyOf(diagnostics);
    problems = List.copyOf(problems);
  }

  /**
   * The exit status that it stands for: 1 for an error or a refutation, 2 for what is undecided.
   */
  public int exitStatus() {
    boolean wrong =
        diagnostics.stream().anyMatch(Diagnostic::isError)
            || verdicts(Status.ERROR)
            || verdicts(Status.REFUTED);
    return wrong ? 1 : verdicts(Status.UNDECIDED) ? 2 : 0;
  }

  private boolean verdicts(Status status) {
    return problems.stream()
        .flatMap(problem -> problem.goals().stream())
        .anyMatch(goal -> goal.verdict() == status);
  }
}
