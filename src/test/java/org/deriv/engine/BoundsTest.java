package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.deriv.check.GoalReport;
import org.deriv.check.Judge;
import org.deriv.check.Status;
import org.deriv.check.Supposed;
import org.deriv.derive.Deriver;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders and limits are shown by chains of bounds, each line with its reason. */
class BoundsTest {
  private static final String NETWORK =
      """
      given W in R[n,n], U in R[n,m], b in R[n], x[t] in R[m], gamma in R with gamma > 0
      given delta in R with 0 <= delta < 1
      given sigma : R -> R smooth with |sigma'(a)| <= gamma
      recurrence h[t] = W*sigma(h[t-1]) + U*x[t] + b for t in 1..T
      assume eigmax(W'*W) <= delta^2/gamma^2
      """;

  private static final String CONTRACTION =
      """
      given W in R[n,n], h[0] in R[n], gamma in R with 0 <= gamma < 1
      assume ||W|| <= gamma
      recurrence h[t] = W*h[t-1] for t in 1..T
      """;

  private static List<String> reasons(GoalReport report) {
    return report.stages().stream()
        .flatMap(stage -> stage.steps().stream())
        .map(step -> step.reason().words())
        .toList();
  }

  @Test
  void an_induction_puts_in_its_hypothesis_after_the_law_that_makes_room_for_it() {
    GoalReport report =
        Goals.last(CONTRACTION, "show ||h[t]|| <= gamma^t*||h[0]|| by induction on t");
    assertEquals(Status.PROVED, report.verdict());
    List<String> reasons = reasons(report);
    int law = reasons.indexOf("by definition of the operator norm");
    assertTrue(law > 0, reasons.toString());
    assertTrue(reasons.indexOf("by the induction hypothesis") > law, reasons.toString());
  }

  @Test
  void a_vanishing_gradient_is_bounded_line_by_line_before_its_limit_is_taken() {
    GoalReport report = Goals.last(NETWORK, "show ||jac[h[0]] h[T]|| -> 0 as T -> oo");
    assertEquals(Status.PROVED, report.verdict());
    assertEquals(2, report.stages().size());
    assertTrue(
        reasons(report)
            .containsAll(
                List.of(
                    "as the operator norm is submultiplicative",
                    "as `(||W||^2 == eigmax(W'*W)) and (eigmax(W'*W) <="
                        + " delta^2/gamma^2)` by assumption",
                    "as the singular values of a diagonal matrix are its absolute entries",
                    "by the assumption `abs(sigma'(a)) <= gamma` in every entry")),
        reasons(report).toString());
  }

  @Test
  void a_bound_that_was_shown_is_not_gone_through_again() {
    GoalReport report =
        Goals.last(
            NETWORK, "show ||jac[h[0]] h[T]|| <= delta^T\nshow ||jac[h[0]] h[T]|| -> 0 as T -> oo");
    assertEquals(
        List.of(
            "as shown above",
            "as it lies between 0 and a geometric sequence, as `(0 <= delta) and (delta < 1)`"),
        reasons(report));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "(x'*y)^2 <= ||x||^2*||y||^2 ; by Cauchy–Schwarz (`abs(x'*y) <= ||x||*||y||`)",
        "||x - y|| >= ||x|| - ||y|| ; by the triangle inequality (`||x|| <= ||x - y|| + ||y||`)",
        "sum(i in 1..n) c*x[i]^2 >= 0 ; as `c >= 0`",
        "x'*A*x >= 0 ; as `A positive definite`",
        "A + x*x' is positive definite ; as `A positive definite`",
        "eigmax(A + B) <= eigmax(A) + eigmax(B)"
            + " ; by Weyl's inequality, as `A positive definite` and `B symmetric`",
        "||f(x) - f(y)|| <= c*||x - y||"
            + " ; by the assumption `abs(f'(a)) <= c`, by the mean value theorem",
        "sum(i in 1..n) x[i]*y[i] <= ||x||*||y||"
            + " ; by Cauchy–Schwarz (`(sum(i in 1..n) x[i]*y[i])^2"
            + " <= (sum(i in 1..n) x[i]^2)*(sum(i in 1..n) y[i]^2)`)"
            + " | as the squares compare so and the larger side is nonnegative"
      })
  void a_reason_names_laws_and_assumptions_as_people_do(String claim, String reason) {
    String setting =
        """
        given x in R[n], y in R[n], c in R with c >= 0
        given A in R[n,n] positive definite, B in R[n,n] symmetric
        given f : R -> R smooth with |f'(a)| <= c
        """;
    assertEquals(List.of(reason.split(" \\| ")), reasons(Goals.last(setting, "show " + claim)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show ||h[t]|| <= gamma^(t+1)*||h[0]|| by induction on t",
        "show ||h[t]|| < ||h[0]|| by induction on t",
        "show ||h[T]|| -> 1 as T -> oo"
      })
  void what_is_false_is_not_shown(String goal) {
    assertTrue(!Goals.last(CONTRACTION, goal).verdict().isAccepted(), goal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show t - log(1 + t) is increasing in t",
        "show c/(c + t^2) is decreasing in t",
        "show relu(a) is increasing in a",
        "show 1/k is decreasing in k"
      })
  void a_rising_or_falling_expression_is_proved_to_be(String goal) {
    String setting = "given t in R with t > 0, c in R with c > 0, a in R, k in N with k >= 1\n";
    assertEquals(Status.PROVED, Goals.last(setting, goal).verdict());
  }

  @Test
  void a_slope_says_nothing_across_a_place_without_value() {
    assertEquals(
        Status.REFUTED,
        Goals.last("given z in R with z != 0\n", "show 1/z is decreasing in z").verdict());
  }

  /** With the hypothesis for every index the step would follow, for it says the claim itself. */
  @Test
  void a_hypothesis_is_supposed_of_one_index_only() {
    GoalReport any =
        Goals.last(
            "given w[0] in R\nrecurrence w[t] = w[t-1]^2 - 2 for t in 1..T\n",
            "show w[t] == w[t-1]^2 - 2");
    Expr t = Make.scalar("t");
    Expr zero = Make.number(0);
    List<Expr> supposed =
        List.of(
            Make.compare(Relation.GREATER_EQUAL, term(Make.minus(t, Make.number(1))), zero),
            Make.compare(Relation.GREATER_EQUAL, t, Make.number(1)));
    Judge judge = new Judge(new Worker(new Deriver(new Engine().rulebook())), 7);
    Status status =
        Supposed.of(any.context(), supposed)
            .judge(judge, Relation.GREATER_EQUAL, term(t), zero)
            .status();
    assertEquals(Status.REFUTED, status);
  }

  private static Expr term(Expr time) {
    return Expr.of(new Op.Term("w", Shape.SCALAR), time);
  }
}
