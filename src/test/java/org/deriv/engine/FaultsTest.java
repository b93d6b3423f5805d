package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Optional;
import org.deriv.check.GoalReport;
import org.deriv.check.Status;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Diagnostics;
import org.deriv.diagnostic.Span;
import org.deriv.expr.Context;
import org.deriv.expr.Make;
import org.deriv.problem.Goal;
import org.deriv.problem.Problem;
import org.junit.jupiter.api.Test;

/** A failure of deriv at one goal. */
final class FaultsTest {
  private static final Problem.Asked ASKED =
      new Problem.Asked(
          "1",
          Optional.empty(),
          new Goal.Derive(Make.number(1)),
          List.of(),
          Context.EMPTY,
          new Span(0, 1, 1, 1, 1, 2));

  @Test
  void a_failure_is_kept_and_marks_its_goal() {
    Diagnostics diagnostics = new Diagnostics();
    Faults faults = new Faults(diagnostics);
    IllegalStateException failure = new IllegalStateException("ours");
    GoalReport report =
        faults.guarded(
            ASKED,
            () -> {
              throw failure;
            });
    assertEquals(Status.ERROR, report.verdict());
    assertEquals(
        List.of("internal-fault"), diagnostics.toList().stream().map(Diagnostic::code).toList());
    assertSame(failure, faults.failures().getFirst());
  }
}
