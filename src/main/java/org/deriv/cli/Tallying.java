package org.deriv.cli;

import java.util.Optional;
import org.deriv.check.CheckedStep;
import org.deriv.check.FileReport;
import org.deriv.check.GoalReport;
import org.deriv.check.ProblemReport;
import org.deriv.check.Status;
import org.deriv.diagnostic.Diagnostic;

/** Counts the links of a report. */
final class Tallying {
  private int links;
  private int right;
  private int undecided;
  private Optional<Tally.First> first = Optional.empty();

  private Tallying() {}

  /** The tally of a file: of its checks the links, of its other goals each as one. */
  static Tally of(FileReport report) {
    Tallying tallying = new Tallying();
    report.problems().forEach(tallying::problem);
    tallying.errors(report);
    int wrong = tallying.links - tallying.right - tallying.undecided;
    return new Tally(tallying.links, tallying.right, tallying.undecided, wrong, tallying.first);
  }

  private void problem(ProblemReport report) {
    for (GoalReport goal : report.goals()) {
      boolean chain = goal.kind().equals("check") && !goal.steps().isEmpty();
      if (!chain) {
        count(report, goal, 0, goal.span().line(), goal.verdict());
        continue;
      }
      for (CheckedStep step : goal.steps()) {
        count(report, goal, step.index(), step.span().line(), step.verdict().status());
      }
    }
  }

  private void count(ProblemReport problem, GoalReport goal, int link, int line, Status status) {
    links++;
    right += status.isAccepted() ? 1 : 0;
    undecided += status == Status.UNDECIDED ? 1 : 0;
    if (!status.isAccepted() && first.isEmpty()) {
      first =
          Optional.of(
              new Tally.First(problem.problem().id(), goal.name(), link, line, status.word()));
    }
  }

  /** An error outside all goals is the first thing wrong where nothing else is. */
  private void errors(FileReport report) {
    if (first.isEmpty()) {
      first =
          report.diagnostics().stream()
              .filter(Diagnostic::isError)
              .findFirst()
              .map(error -> new Tally.First("", "", 0, error.span().line(), error.code()));
    }
  }
}
