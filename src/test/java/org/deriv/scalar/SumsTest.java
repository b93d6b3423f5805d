package org.deriv.scalar;

import static org.deriv.scalar.Questions.A;
import static org.deriv.scalar.Questions.B;
import static org.deriv.scalar.Questions.BETWEEN_0_AND_1;
import static org.deriv.scalar.Questions.C;
import static org.deriv.scalar.Questions.N;
import static org.deriv.scalar.Questions.T;
import static org.deriv.scalar.Questions.X;
import static org.deriv.scalar.Questions.algebra;
import static org.deriv.scalar.Questions.exp;
import static org.deriv.scalar.Questions.minus;
import static org.deriv.scalar.Questions.n;
import static org.deriv.scalar.Questions.name;
import static org.deriv.scalar.Questions.over;
import static org.deriv.scalar.Questions.plus;
import static org.deriv.scalar.Questions.power;
import static org.deriv.scalar.Questions.sum;
import static org.deriv.scalar.Questions.text;
import static org.deriv.scalar.Questions.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Relation;
import org.junit.jupiter.api.Test;

class SumsTest {
  private static final Expr I = name("i");
  private static final Facts STEPS =
      BETWEEN_0_AND_1.andInteger(T).and(Relation.GREATER_EQUAL, T, n(1));

  private final Symja algebra = algebra();

  // Symja gives b(b^k - 1)/(b - 1), with a k from nowhere.
  @Test
  void a_geometric_sum_names_its_exception_and_its_shortest_length() {
    assertEquals(
        "(b - b^(1 + n))/(1 - b) if [b - 1 != 0, n >= 0]",
        text(algebra.sum(sum(I, n(1), N, power(B, I)), Facts.NONE)));
  }

  @Test
  void what_the_facts_imply_is_no_condition() {
    assertEquals(
        "(1 - b^t)/(1 - b)", text(algebra.sum(sum(I, n(0), minus(T, n(1)), power(B, I)), STEPS)));
  }

  @Test
  void the_weights_of_a_moving_average_are_added() {
    Expr weight = times(minus(n(1), B), power(B, minus(T, I)));
    assertEquals("1 - b^t", text(algebra.sum(sum(I, n(1), T, weight), STEPS)));
  }

  @Test
  void a_polynomial_is_added() {
    assertEquals(
        "n^2*(1 + n)^2/4 if [n >= 0]", text(algebra.sum(sum(I, n(1), N, power(I, 3)), Facts.NONE)));
  }

  @Test
  void a_constant_is_counted() {
    assertEquals("c*n if [n >= 0]", text(algebra.sum(sum(I, n(1), N, C), Facts.NONE)));
  }

  @Test
  void a_polynomial_times_a_power_is_added() {
    assertTrue(
        algebra
            .sum(sum(I, n(0), N, times(power(I, 2), power(B, I))), Facts.NONE)
            .toOptional()
            .isPresent());
  }

  @Test
  void an_exponential_is_a_power() {
    Expr sum = sum(I, n(0), N, exp(times(A, I)));
    assertTrue(text(algebra.sum(sum, Facts.NONE)).contains("exp(a) - 1 != 0"));
  }

  @Test
  void a_sum_without_closed_form_is_refused() {
    assertTrue(text(algebra.sum(sum(I, n(1), N, over(n(1), I)), Facts.NONE)).startsWith("refused"));
  }

  @Test
  void a_summand_that_hides_the_index_is_refused() {
    Expr hidden = Make.expectation(times(X, I));
    assertEquals(
        "refused: `E[x*i]` depends on `i`", text(algebra.sum(sum(I, n(1), N, hidden), Facts.NONE)));
  }

  @Test
  void a_sum_of_two_modes_is_added_mode_by_mode() {
    Expr both = plus(power(B, I), times(C, I));
    assertTrue(algebra.sum(sum(I, n(0), T, both), STEPS).toOptional().isPresent());
  }
}
