package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deriv.check.CheckedStep;
import org.deriv.check.GoalReport;
import org.deriv.check.ProblemReport;
import org.deriv.check.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of hand derivations besides their verdicts. */
class HandTest {
  private static final String REGRESSION =
      """
      given X in R[n,d], y in R[n], w in R[d], lambda in R with lambda > 0, p in R with 0 < p < 1
      given sigma : R -> R smooth, A in R[n,n], B in R[n,n]
      random Z in R with E[Z] = 5, Var[Z] = 3\
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          grad[w] ||y - X*w||^2 == 2*X'*(y - X*w)               ~ 2*X'*(X*w - y)
          grad[w] (lambda*||w||^2) == lambda*w                  ~ 2*lambda*w
          ||y - X*w||^2 == y'*y + w'*X'*X*w                     ~ y'*y + w'*X'*X*w - 2*(y'*X*w)
          grad[y] sum(sigma(y)) == sigma(y)                     ~ sigma'(y)
          y'*y == sum(i in 1..n-1) y[i]^2                       ~ sum(i in 1..n) y[i]^2
          1/n*sum(y) == sum(y)                                  ~ mean(y)
          (A*B)' == A'*B'                                       ~ B'*A'
          grad[y] (y'*A*A'*y) == 2*A'*A*y                       ~ 2*A*A'*y
          E[Z^2] == Var[Z] + E[Z]                               ~ Var[Z] + E[Z]^2
          p*lambda + p*(1 - p) == p*lambda + p*p                ~ p*lambda + (1 - p)*p
          """)
  void a_usual_slip_is_named_with_the_line_that_holds(String chain, String corrected) {
    String remarks = HandChecks.remarks(REGRESSION, "check " + chain);
    assertTrue(remarks.startsWith("holds with `" + corrected + "`"), remarks);
  }

  @Test
  void what_repeats_the_line_above_is_not_said_to_hold() {
    String remarks = HandChecks.remarks(REGRESSION, "check A*B == B*A");
    assertEquals("the factors `B` and `A` are swapped", remarks);
  }

  @Test
  void a_rounded_number_is_said_to_be_rounded() {
    String remarks = HandChecks.remarks("", "check mean([1,2,3,2,4,4,1,2,4,3,3,2]) == 2.58");
    assertTrue(remarks.startsWith("right but for rounding to 2 decimals"), remarks);
    assertEquals("", HandChecks.remarks("", "check mean([1,2,3,3]) == 2.5"));
  }

  @Test
  void a_sum_that_leaves_the_range_of_an_index_is_told_where_it_should_begin() {
    CheckedStep step =
        HandChecks.steps(REGRESSION, "check y'*y == sum(i in 0..n) y[i]^2").getFirst();
    assertEquals(Status.UNDECIDED, step.verdict().status());
    assertTrue(step.remarks().toString().contains("the first value of `i` is off by one"));
  }

  @Test
  void a_line_after_an_ill_typed_one_is_compared_with_the_last_that_was_right() {
    String chain = "check grad[w] (w'*w) == w'*2 == 2*w == 3*w";
    List<CheckedStep> steps = HandChecks.steps(REGRESSION, chain);
    assertTrue(steps.get(1).remarks().toString().contains("this line follows from"));
    assertEquals(Status.REFUTED, steps.get(2).verdict().status());
  }

  @Test
  void a_reason_that_says_what_a_name_stands_for_is_no_equation_to_be_refuted() {
    String sums =
        """
        given g[t] in R for t in 1..T
        recurrence v[t] = v[t-1] + g[t] for t in 1..T with v[0] = 0\
        """;
    assertEquals("", HandChecks.remarks(sums, "check v[1] == g[1] by \"v_0 = 0\""));
    assertEquals("", HandChecks.remarks(sums, "check v[1] == g[1] by \"s = g_1\""));
    String wrong = HandChecks.remarks(sums, "check v[1] == g[1] by \"v_0 = 1\"");
    assertTrue(wrong.contains("wrong in itself"), wrong);
  }

  @Test
  void a_law_is_told_by_its_values() {
    String moments = "random X in R with E[X] = 0, Var[X] = 1";
    CheckedStep step = HandChecks.steps(moments, "check E[X^2] == E[X]^2").getFirst();
    assertEquals(
        "{X=uniform on {-1, 1}}", step.verdict().counterexample().orElseThrow().laws().toString());
  }

  @Test
  void nothing_is_said_to_hold_where_no_single_slip_explains_a_line() {
    String remarks = HandChecks.remarks(REGRESSION, "check w'*w == exp(lambda) + sigma(p)");
    assertEquals("", remarks);
  }

  @Test
  void a_line_that_is_right_again_is_not_blamed() {
    String remarks =
        HandChecks.remarks(REGRESSION, "check ||y||^2 == y'*y*2 == sum(i in 1..n) y[i]^2");
    assertTrue(remarks.contains("the mistake is in the line above"), remarks);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          grad[y] ||y|| == y'/||y||                             ~ row layout
          jac[y] sigma(A*y) == sigma'(A*y)*A                    ~ `diag(sigma'(A*y))*A`
          grad[w] (lambda*||w||^2 + ||w||^2) == grad[w] (lambda*||w||^2) + ||w||^2 ~ grad[w] (||w||^2)
          """)
  void an_ill_typed_line_is_told_what_it_should_say(String chain, String words) {
    List<CheckedStep> steps = HandChecks.steps(REGRESSION, "check " + chain);
    assertEquals(Status.ERROR, steps.getLast().verdict().status());
    String remarks = steps.getLast().remarks().toString();
    assertTrue(remarks.contains(words), remarks);
  }

  @Test
  void a_quoted_reason_that_is_false_is_said_to_be_so() {
    String check = "check y'*y == ||y||^2 by \"(a + b)^2 = a^2 + b^2\"";
    assertTrue(HandChecks.remarks(REGRESSION, check).contains("wrong in itself"));
    String right = "check E[Z^2] == Var[Z] + E[Z]^2 by \"E[V²] = Var(V) + E[V]²\"";
    assertEquals("", HandChecks.remarks(REGRESSION, right));
  }

  @Test
  void a_named_rule_that_does_not_give_the_step_is_remarked_on() {
    String check = "check (y + y)'*y == 2*y'*y by \"the product rule\"";
    List<CheckedStep> steps = HandChecks.steps(REGRESSION, check);
    assertEquals(Status.PROVED, steps.getFirst().verdict().status());
    assertTrue(steps.getFirst().remarks().getFirst().words().contains("does not give this step"));
    assertEquals(
        "", HandChecks.remarks(REGRESSION, "check grad[w] (w'*w) == 2*w by \"product rule\""));
    assertEquals("", HandChecks.remarks(REGRESSION, "check y + y == 2*y by \"magic\""));
  }

  @Test
  void a_condition_that_was_not_assumed_is_named() {
    String logs = "given a in R, b in R";
    CheckedStep step = HandChecks.steps(logs, "check log(a*b) == log(a) + log(b)").getFirst();
    assertTrue(step.verdict().conditions().toString().contains("a > 0"), step.toString());
    assertTrue(HandChecks.remarks(logs, "check sqrt(a^2) == a").contains("holds where `a >= 0`"));
  }

  @Test
  void a_chain_ends_in_the_strongest_relation_of_its_links() {
    String text =
        """
        problem p {
         given x in R, y in R with y > 0
         check x^2 == x*x <= x*x + y/2 < x^2 + y
        }
        """;
    GoalReport goal = HandChecks.report(text).problems().getFirst().goals().getFirst();
    assertEquals("x^2 < x^2 + y", goal.conclusion().map(Object::toString).orElse("none"));
  }

  @Test
  void a_chain_with_a_wrong_link_has_no_conclusion() {
    String text = "problem p {\n given x in R\n check x <= x + 1 <= x\n}\n";
    GoalReport goal = HandChecks.report(text).problems().getFirst().goals().getFirst();
    assertTrue(goal.conclusion().isEmpty());
  }

  /** Every mistake in the solutions that were transcribed, by file, problem, goal and link. */
  @ParameterizedTest
  @CsvSource({
    "solution_001.deriv, relu_initialization/variance_of_h/2 uniform_relu/variance/1"
        + " uniform_relu/variance/2 weight_norm_gradient/jacobian/2 weight_norm_gradient/jacobian/3"
        + " weight_norm_gradient/jacobian/4 birnn/forward_step/1 birnn/backward_step/1",
    "solution_002.deriv, vanishing/jacobian/1 vanishing/jacobian_before/1 batch_norm/named/1"
        + " weight_norm_gradient/chain_rule/1 weight_norm_gradient/quotient_rule/1"
        + " weight_norm_gradient/gradient/1 weight_norm_gradient/gradient/2",
    "solution_003.deriv, vanishing/product/1 viterbi/recurrence_of_delta/1 viterbi/last_word/1"
        + " adam/1/1 adam/1/2 batch_norm/centre/1 batch_norm/centre/2 batch_norm/spread/1"
        + " weight_norm_gradient/norm/1 weight_norm_gradient/jacobian/1"
        + " weight_norm_gradient/gradient/2 weight_norm_gradient/gradient/3",
  })
  void the_mistakes_of_transcribed_solutions_are_found_and_no_others(String file, String mistakes)
      throws IOException {
    String text = Files.readString(Path.of("derivations/hand", file));
    List<String> found = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (ProblemReport problem : HandChecks.report(text).problems()) {
      for (GoalReport goal : problem.goals()) {
        assertFalse(goal.kind().equals("check") && goal.steps().isEmpty(), goal.name());
        for (CheckedStep step : goal.steps()) {
          Status status = step.verdict().status();
          String place = problem.problem().id() + "/" + goal.name() + "/" + step.index();
          if (status == Status.REFUTED || status == Status.ERROR) {
            found.add(place);
          } else if (status == Status.UNDECIDED) {
            open.add(place + " " + step.remarks());
          }
        }
      }
    }
    assertEquals(mistakes, String.join(" ", found));
    // A sum that begins where no row is has no value; what is meant is said.
    assertTrue(open.stream().allMatch(place -> place.contains("off by one")), open::toString);
  }
}
