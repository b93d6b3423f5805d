package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.deriv.check.GoalReport;
import org.deriv.check.Status;
import org.deriv.diagnostic.Source;
import org.junit.jupiter.api.Test;

/** Results used by their names. */
final class NamedResultsTest {
  private static Map<String, Status> verdicts(String statements) {
    String text = "problem test {\n" + statements + "\n}\n";
    List<GoalReport> goals =
        new Engine()
            .compile(new Source("test.deriv", text), Options.STANDARD)
            .report()
            .problems()
            .getFirst()
            .goals();
    return goals.stream().collect(Collectors.toMap(GoalReport::name, GoalReport::verdict));
  }

  @Test
  void a_claim_about_a_named_derivative_is_proved() {
    assertEquals(
        Map.of("q", Status.PROVED, "2", Status.PROVED, "3", Status.REFUTED),
        verdicts(
            """
            given x in R[n]
            derive q: grad[x] ||x||^2
            show q == 2*x
            show q == x
            """));
  }

  @Test
  void a_derivative_through_a_named_derivative_is_worked_out() {
    assertEquals(
        Map.of("q", Status.PROVED, "2", Status.PROVED, "3", Status.REFUTED),
        verdicts(
            """
            given x in R[n]
            derive q: grad[x] ||x||^2
            show grad[x] (q'*x) == 4*x
            show grad[x] (q'*x) == 2*x
            """));
  }
}
