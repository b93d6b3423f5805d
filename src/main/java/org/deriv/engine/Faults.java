package org.deriv.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.deriv.check.GoalReport;
import org.deriv.check.Status;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Diagnostics;
import org.deriv.problem.Problem;

/** Failures of our own at a goal: they are reported as such, and the other goals still run. */
final class Faults {
  private final Diagnostics diagnostics;
  private final List<Throwable> failures = new ArrayList<>();

  Faults(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** The failures so far. */
  List<Throwable> failures() {
    return List.copyOf(failures);
  }

  /** What comes of a goal, or that deriv failed there. */
  GoalReport guarded(Problem.Asked asked, Supplier<GoalReport> work) {
    try {
      return work.get();
    } catch (RuntimeException | StackOverflowError failure) {
      failures.add(failure);
      diagnostics.add(
          Diagnostic.error("internal-fault", "deriv failed at this goal", asked.span())
              .withHelp("please report what is on standard error; the other goals were run"));
      return failed(asked);
    }
  }

  private static GoalReport failed(Problem.Asked asked) {
    return new GoalReport(
        asked.name(),
        asked.labelled(),
        asked.goal().kind(),
        asked.span(),
        Optional.of(asked.goal()),
        asked.context(),
        Status.ERROR,
        List.of(),
        List.of(),
        List.of("deriv failed at this goal: that is a fault of the program"));
  }
}
