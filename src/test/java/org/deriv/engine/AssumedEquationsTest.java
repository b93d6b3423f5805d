package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.deriv.check.GoalReport;
import org.deriv.check.Status;
import org.deriv.diagnostic.Source;
import org.junit.jupiter.api.Test;

/** What follows from an assumed equation, and what only seems to. */
final class AssumedEquationsTest {
  private static List<Status> verdicts(String statements) {
    return new Engine()
            .compile(
                new Source("test.deriv", "problem test {\n" + statements + "\n}\n"),
                Options.STANDARD)
            .report()
            .problems()
            .getFirst()
            .goals()
            .stream()
            .map(GoalReport::verdict)
            .toList();
  }

  @Test
  void a_multiple_of_what_is_zero_is_zero() {
    assertEquals(
        List.of(Status.PROVED, Status.PROVED),
        verdicts(
            """
            given a in R, b in R with b > 0, x in R, u in R[n], v in R[n]
            show b*x - a == 0 => x == a/b
            show u/b - v/b == 0 => u == v
            """));
  }

  @Test
  void one_does_not_divide_by_what_may_be_zero() {
    assertEquals(
        List.of(Status.REFUTED, Status.REFUTED),
        verdicts(
            """
            given a in R, b in R, u in R[n], v in R[n]
            show a*b == 0 => b == 0
            show u .* v == 0 => v == 0
            """));
  }

  @Test
  void terms_of_one_sign_make_an_order_and_others_none() {
    assertEquals(
        List.of(Status.PROVED, Status.REFUTED, Status.REFUTED),
        verdicts(
            """
            given c in R, H in R[d,d] positive definite, S in R[d,d] symmetric, x in R[d], z in R[d]
            show c + 1/2*(x - z)'*H*(x - z) >= c
            show c + 1/2*(x - z)'*S*(x - z) >= c
            show c - 1/2*(x - z)'*H*(x - z) >= c
            """));
  }

  @Test
  void a_system_with_a_diagonal_matrix_is_solved_by_its_inverse_and_no_other() {
    assertEquals(
        List.of(Status.PROVED, Status.REFUTED),
        verdicts(
            """
            given X in R[n,d], y in R[n], w in R[d], v in R[d] with v > 0
            show (X'*X + diag(v))*w == X'*y => w == (X'*X + diag(v))^-1*X'*y
            show (X'*X + diag(v))*w == X'*y => w == (X'*X)^-1*X'*y
            """));
  }

  @Test
  void solutions_of_a_singular_system_are_longer_than_the_one_of_least_norm() {
    assertEquals(
        List.of(Status.PROVED, Status.REFUTED),
        verdicts(
            """
            given X in R[n,d], y in R[n], w in R[d]
            show X'*X*w == X'*y => ||w||^2 == ||pinv(X)*y||^2 + ||w - pinv(X)*y||^2
            show X'*X*w == X'*y => w == pinv(X)*y
            """));
  }
}
