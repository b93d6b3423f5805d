package org.deriv.check;

import java.util.List;
import org.deriv.problem.Problem;

/** What came of a problem's goals, in their order. */
public record ProblemReport(Problem problem, List<GoalReport> goals) {
  /** Copies. */
  public ProblemReport {
    goals = List.copyOf(goals);
  }
}
