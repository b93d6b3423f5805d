package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.deriv.check.GoalReport;
import org.deriv.check.Status;
import org.deriv.diagnostic.Source;
import org.junit.jupiter.api.Test;

/** Verdicts of whole goals, and what they rest on. */
class JudgingTest {
  private static GoalReport goal(String text) {
    String problem =
        "problem p {\n  given X in R[n,d], y in R[n], w in R[d]\n  let L = ||y - X*w||^2\n  "
            + text
            + "\n}\n";
    return new Engine()
        .compile(new Source("test", problem), Options.STANDARD)
        .report()
        .problems()
        .getFirst()
        .goals()
        .getFirst();
  }

  private static List<Status> links(String chain) {
    return goal(chain).steps().stream().map(step -> step.verdict().status()).toList();
  }

  @Test
  void an_equivalence_is_judged_where_its_equations_hold() {
    assertEquals(
        List.of(Status.PROVED, Status.REFUTED),
        links("check grad[w] L == 0 <=> X'*X*w == X'*y <=> X*w == y"));
  }

  @Test
  void the_converse_of_an_implication_may_be_refuted() {
    assertEquals(Status.PROVED, goal("show X*w == y => grad[w] L == 0").verdict());
    assertEquals(Status.REFUTED, goal("show grad[w] L == 0 => X*w == y").verdict());
  }

  @Test
  void a_wrong_link_does_not_hide_those_after_it() {
    assertEquals(
        List.of(Status.REFUTED, Status.REFUTED),
        links("check grad[w] L == 2*X'*(y - X*w) == 2*X'*(X*w - y)"));
  }

  @Test
  void a_derivation_is_proved_step_by_step() {
    assertEquals(Status.PROVED, goal("derive grad[w] L").verdict());
  }

  @Test
  void a_goal_that_cannot_be_reached_is_undecided() {
    GoalReport report = goal("maximize L over w");
    assertEquals(Status.UNDECIDED, report.verdict());
  }

  @Test
  void the_same_file_gives_the_same_verdicts_twice() {
    String chain = "check grad[w] L == 2*X'*(y - X*w) == 2*X'*(X*w - y)";
    assertEquals(goal(chain).steps(), goal(chain).steps());
  }
}
