package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.deriv.check.GoalReport;
import org.deriv.check.Status;
import org.deriv.diagnostic.Source;
import org.deriv.expr.Expr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Problems with answers known from textbooks: minimize, maximize and solve. */
final class OptimumTest {
  private static List<GoalReport> goals(String statements) {
    return new Engine()
        .compile(
            new Source("test.deriv", "problem test {\n" + statements + "\n}\n"), Options.STANDARD)
        .report()
        .problems()
        .getFirst()
        .goals();
  }

  private static GoalReport only(String statements) {
    return goals(statements).getFirst();
  }

  private static String refusal(String statements) {
    GoalReport report = only(statements);
    assertEquals(List.of(), report.results());
    assertEquals(Status.UNDECIDED, report.verdict());
    return String.join("; ", report.notes());
  }

  @ParameterizedTest(name = "{1}")
  @CsvFileSource(resources = "optima.csv", delimiter = ';', numLinesToSkip = 1)
  void the_answer_is_the_known_one_and_no_other(
      String given, String goal, String right, String wrong) {
    List<GoalReport> goals =
        goals(
            given.replace("\\n", "\n")
                + "\n"
                + goal
                + "\nshow answer == "
                + right
                + "\nshow answer == "
                + wrong);
    assertAll(
        () -> assertTrue(goals.get(0).verdict().isAccepted(), () -> goals.get(0).notes() + ""),
        () ->
            assertEquals(Status.PROVED, goals.get(1).verdict(), () -> goals.get(0).results() + ""),
        () -> assertEquals(Status.REFUTED, goals.get(2).verdict()));
  }

  @Test
  void several_variables_are_found_together() {
    GoalReport report =
        only(
            """
            given x in R[n], m in R, s in R with s > 0
            minimize n*log(s) + ||x - m*ones[n]||^2/s over m, s
            """);
    assertEquals(
        List.of("m == mean(x)", "s == ||x - mean(x)*ones[n]||^2/n"),
        report.results().stream().map(Expr::toString).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "given x in R[n] with x > 0, a in R with a > 0\nmaximize n*log(a) - a*sum(x) over a",
        "given x in R[n], m in R, v in R with v > 0\n"
            + "minimize n/2*log(v) + sum(i in 1..n) (x[i] - m)^2/(2*v) over m, v",
        "given p in R[n] with p > 0, a in R[n]\n"
            + "maximize a'*p - sum(i in 1..n) p[i]*log(p[i]) over p subject to sum(p) == 1",
        "given R in R[m,n], U in R[m,k], V in R[n,k], a in R with a > 0\n"
            + "minimize ||R - U*V'||_F^2 + a*||U||_F^2 over U",
      })
  void that_no_other_point_is_better_is_proved(String statements) {
    assertEquals(Status.PROVED, only(statements).verdict());
  }

  @Test
  void the_derivative_of_a_sign_does_not_make_it_constant() {
    GoalReport report =
        only("given v in R, a in R with a > 0, x in R\nminimize (x - v)^2 + a*abs(x) over x");
    assertTrue(report.steps().stream().noneMatch(s -> s.verdict().status() == Status.REFUTED));
    GoalReport concave = only("given a in R with a > 0, x in R\nminimize x^2 - a*abs(x) over x");
    assertTrue(
        concave.steps().stream().noneMatch(step -> step.reason().words().contains("no other")));
  }

  @Test
  void every_root_is_an_answer() {
    assertEquals(
        List.of("a == -2", "a == 2"),
        only("given a in R\nsolve a^2 == 4 for a").results().stream().map(Expr::toString).toList());
  }

  @Test
  void an_assumption_chooses_among_roots() {
    assertEquals(
        List.of("2"),
        only("given a in R with a > 0\nsolve a^2 == 4 for a").results().stream()
            .map(Expr::toString)
            .toList());
  }

  @Test
  void what_is_unbounded_is_refused() {
    assertAll(
        () ->
            assertTrue(
                refusal("given c in R[d], w in R[d]\nminimize c'*w over w").contains("unbounded")),
        () -> assertTrue(refusal("given w in R[d]\nmaximize ||w||^2 over w").contains("unbounded")),
        () ->
            assertTrue(refusal("given x in R\nminimize 3*x - 2*x^2 over x").contains("unbounded")));
  }

  @Test
  void what_cannot_be_solved_is_refused() {
    assertAll(
        () ->
            assertTrue(refusal("given a in R\nsolve a + 1 == a + 2 for a").contains("no solution")),
        () ->
            assertTrue(
                refusal("given a in R, b in R\nsolve a + b == 3, a + b == 4 for a, b")
                    .contains("no solution")),
        () ->
            assertTrue(
                refusal("given a in R, b in R\nsolve a + b == 3, 2*a + 2*b == 6 for a, b")
                    .contains("infinitely many")),
        () -> assertTrue(refusal("given a in R\nsolve a^2 == -1 for a").contains("no real root")));
  }

  @Test
  void what_is_no_variable_is_refused() {
    assertAll(
        () ->
            assertTrue(
                refusal("given x in R[n], c in R\nminimize ||x||^2 over c")
                    .contains("does not depend on `c`")),
        () ->
            assertTrue(
                refusal("given x in R[n]\nlet y = 2*x\nminimize ||y||^2 over y")
                    .contains("defined by an expression")),
        () ->
            assertTrue(
                refusal("random z in R ~ Normal(0, 1)\nminimize z^2 over z").contains("random")));
  }

  @Test
  void without_a_closed_form_the_stationarity_is_the_answer_and_names_no_value() {
    List<GoalReport> goals =
        goals(
            """
            given X in R[n,d], y in R[n], w in R[d]
            minimize sum(i in 1..n) (log(1 + exp(X[i,:]*w)) - y[i]*X[i,:]*w) over w as w_hat
            show w_hat == X'*y
            """);
    assertEquals(
        List.of("X'*(sigmoid(X*w) - y) == zeros[d]"),
        goals.get(0).results().stream().map(Expr::toString).toList());
    assertEquals(Status.UNDECIDED, goals.get(1).verdict());
  }

  @Test
  void an_inverse_that_is_not_known_to_exist_is_a_condition() {
    GoalReport report =
        only(
            """
            given A in R[d,d] symmetric, b in R[d], w in R[d]
            minimize 1/2*w'*A*w - b'*w over w
            """);
    List<String> conditions =
        report.stages().stream()
            .flatMap(stage -> stage.steps().stream())
            .flatMap(step -> step.verdict().conditions().stream())
            .map(Expr::toString)
            .toList();
    assertAll(
        () -> assertTrue(conditions.contains("A invertible"), conditions::toString),
        () -> assertTrue(conditions.contains("A positive semidefinite"), conditions::toString));
  }
}
