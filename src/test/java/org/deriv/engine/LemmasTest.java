package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.deriv.check.CheckedStage;
import org.deriv.check.GoalReport;
import org.deriv.check.Status;
import org.junit.jupiter.api.Test;

/** What an earlier goal has proved may be put to use by a later one. */
class LemmasTest {
  private static final String STEP =
      """
      given u in R[d] nonzero, gamma in R, eta in R with eta > 0
      given f : R[d] -> R smooth
      let w = gamma*u/||u||
      let L = f(w)
      """;
  private static final String PYTHAGORAS =
      "show ||u - eta*grad[u] L||^2 == ||u||^2 + eta^2*||grad[u] L||^2\n";

  @Test
  void squares_that_were_compared_compare_the_numbers() {
    GoalReport report = Goals.last(STEP + PYTHAGORAS, "show ||u - eta*grad[u] L|| >= ||u||");
    assertEquals(Status.PROVED, report.verdict());
    List<String> headings =
        report.stages().stream().map(CheckedStage::heading).flatMap(it -> it.stream()).toList();
    assertEquals(List.of("Squares of both sides", "Without squares"), headings);
    assertEquals("as shown above", report.stages().getFirst().steps().getFirst().reason().words());
  }

  @Test
  void the_chain_runs_in_the_direction_of_the_claim() {
    GoalReport report = Goals.last(STEP + PYTHAGORAS, "show ||u|| <= ||u - eta*grad[u] L||");
    assertEquals(Status.PROVED, report.verdict());
    assertEquals("||u||", report.stages().getLast().start().orElseThrow().toString());
  }

  @Test
  void what_a_goal_assumed_for_itself_is_not_known_later() {
    String setting =
        """
        given u in R[d], g in R[d], eta in R with eta > 0
        show ||u - eta*g||^2 == ||u||^2 + eta^2*||g||^2 assuming u'*g == 0
        """;
    assertEquals(Status.REFUTED, Goals.last(setting, "show ||u - eta*g|| >= ||u||").verdict());
    assertEquals(
        Status.PROVED,
        Goals.last(setting, "show ||u - eta*g|| >= ||u|| assuming u'*g == 0").verdict());
  }

  @Test
  void what_was_not_proved_is_not_put_to_use() {
    String setting =
        """
        given x in R[n], f : R -> R smooth, a in R
        show f(a) >= 0
        """;
    assertEquals(Status.REFUTED, Goals.last(setting, "show f(a) >= -1").verdict());
  }

  @Test
  void what_holds_under_a_condition_is_not_put_to_use() {
    GoalReport report =
        Goals.last("given a in R, b in R\nshow a/b*b^2 == a*b\n", "show sqrt(a/b*b^2)^2 >= a*b");
    assertNotEquals(Status.REFUTED, report.verdict());
  }
}
