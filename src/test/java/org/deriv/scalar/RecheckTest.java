package org.deriv.scalar;

import static org.deriv.scalar.Questions.A;
import static org.deriv.scalar.Questions.X;
import static org.deriv.scalar.Questions.exp;
import static org.deriv.scalar.Questions.minus;
import static org.deriv.scalar.Questions.n;
import static org.deriv.scalar.Questions.negate;
import static org.deriv.scalar.Questions.over;
import static org.deriv.scalar.Questions.plus;
import static org.deriv.scalar.Questions.power;
import static org.deriv.scalar.Questions.sqrt;
import static org.deriv.scalar.Questions.text;
import static org.deriv.scalar.Questions.times;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.deriv.expr.Expr;
import org.deriv.expr.Relation;
import org.junit.jupiter.api.Test;

class RecheckTest {
  private final Recheck recheck = new Recheck(Facts.NONE, 1);

  @Test
  void an_equal_answer_is_let_in() {
    assertEquals(
        "x^2 + 2*x + 1",
        text(recheck.same(power(plus(X, n(1)), 2), plus(power(X, 2), times(n(2), X), n(1)))));
  }

  @Test
  void a_wrong_answer_is_refused() {
    assertDisagrees(power(plus(X, n(1)), 2), plus(power(X, 2), n(1)));
  }

  @Test
  void a_tiny_number_is_not_zero() {
    assertDisagrees(exp(n(-30)), n(0));
  }

  @Test
  void a_number_too_small_to_compute_is_not_compared() {
    assertEquals(
        "refused: the answer could not be re-checked at enough points",
        text(recheck.same(exp(minus(negate(power(X, 2)), n(1000))), n(0))));
  }

  @Test
  void an_answer_that_is_right_for_positive_numbers_alone_is_refused() {
    assertDisagrees(sqrt(power(X, 2)), X);
  }

  @Test
  void an_answer_may_be_defined_more_widely_than_its_question() {
    assertEquals("x", text(recheck.same(power(sqrt(X), 2), X)));
  }

  @Test
  void what_the_answer_divides_by_is_a_condition() {
    assertEquals("a*x/x if [x != 0]", text(recheck.same(A, over(times(A, X), X))));
  }

  @Test
  void a_divisor_that_is_not_zero_by_the_facts_is_no_condition() {
    Facts facts = Facts.NONE.and(Relation.LESS, X, n(1));
    Expr gap = minus(n(1), X);
    assertEquals(
        "a*(1 - x)/(1 - x)", text(new Recheck(facts, 1).same(A, over(times(A, gap), gap))));
  }

  private void assertDisagrees(Expr question, Expr answer) {
    assertEquals(
        "refused: the answer disagrees with the question at a point",
        text(recheck.same(question, answer)));
  }
}
