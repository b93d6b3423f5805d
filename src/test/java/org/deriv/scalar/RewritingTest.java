package org.deriv.scalar;

import static org.deriv.scalar.Questions.A;
import static org.deriv.scalar.Questions.B;
import static org.deriv.scalar.Questions.C;
import static org.deriv.scalar.Questions.D;
import static org.deriv.scalar.Questions.X;
import static org.deriv.scalar.Questions.Y;
import static org.deriv.scalar.Questions.algebra;
import static org.deriv.scalar.Questions.apply;
import static org.deriv.scalar.Questions.exp;
import static org.deriv.scalar.Questions.minus;
import static org.deriv.scalar.Questions.n;
import static org.deriv.scalar.Questions.name;
import static org.deriv.scalar.Questions.negate;
import static org.deriv.scalar.Questions.over;
import static org.deriv.scalar.Questions.plus;
import static org.deriv.scalar.Questions.positive;
import static org.deriv.scalar.Questions.power;
import static org.deriv.scalar.Questions.sqrt;
import static org.deriv.scalar.Questions.text;
import static org.deriv.scalar.Questions.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Function.Elementary;
import org.deriv.expr.Make;
import org.deriv.expr.Shape;
import org.junit.jupiter.api.Test;

class RewritingTest {
  private final Symja algebra = algebra();

  @Test
  void a_power_of_a_sum_is_multiplied_out() {
    assertEquals("a^3 + 3*a^2*b + 3*a*b^2 + b^3", expand(power(plus(A, B), 3)));
  }

  @Test
  void the_shorter_form_is_kept() {
    assertEquals("x + y", simplify(over(minus(power(X, 2), power(Y, 2)), minus(X, Y))));
  }

  @Test
  void a_form_that_cannot_be_shortened_is_kept() {
    assertEquals("b/(b + d)^2", simplify(over(B, power(plus(B, D), 2))));
  }

  // Symja's Cancel, and its Simplify without ExpandAll, take these three for something else.
  @Test
  void a_difference_that_is_not_zero_is_not_made_zero() {
    Expr difference = minus(over(B, power(plus(B, D), 2)), over(n(1), plus(B, times(n(2), D))));
    assertEquals("b/(b + d)^2 - 1/(b + 2*d)", simplify(difference));
  }

  @Test
  void a_square_below_is_not_cancelled_by_a_factor_above() {
    Expr quotient = over(times(C, minus(n(4), times(A, B))), power(minus(D, C), 2));
    assertEquals(quotient.toString(), simplify(quotient));
  }

  @Test
  void a_sum_over_powers_of_a_determinant_keeps_its_value() {
    Expr p = name("p");
    Expr q = name("q");
    Expr r = name("r");
    Expr s = name("s");
    Expr det = minus(times(B, C), times(A, D));
    Expr sum =
        plus(
            over(times(minus(times(p, A), times(q, B)), C), power(det, 2)),
            over(times(C, minus(times(s, D), times(r, C))), power(det, 2)),
            over(q, det));
    Expr answer = algebra.simplify(sum, Facts.NONE).toOptional().orElseThrow();
    assertEquals(
        Optional.empty(),
        new Recheck(Facts.NONE, 99).same(List.of(sum), Recheck.value(sum), Recheck.value(answer)));
  }

  @Test
  void a_root_of_a_square_is_the_number_where_that_is_positive() {
    assertEquals("x", text(algebra.simplify(sqrt(power(X, 2)), positive(X))));
  }

  @Test
  void a_root_of_a_square_is_the_absolute_value_where_nothing_is_known() {
    assertEquals("abs(x)", simplify(sqrt(power(X, 2))));
  }

  @Test
  void a_small_number_is_not_taken_for_zero() {
    assertEquals("exp(-30)", simplify(exp(n(-30))));
  }

  @Test
  void what_is_not_elementary_is_a_number_of_its_own() {
    Expr norm = Make.norm(Make.symbol("u", Shape.vector(Dim.of("d"))));
    assertEquals("||u||*a + ||u||*b", expand(times(norm, plus(A, B))));
  }

  @Test
  void names_that_mean_something_to_symja_are_only_names() {
    assertEquals("2*E", expand(plus(name("E"), name("E"))));
  }

  @Test
  void an_expansion_with_too_many_terms_is_not_begun() {
    assertEquals(
        "refused: it would have more than 5000 terms", expand(power(plus(A, B, C, D, X, Y), 100)));
  }

  @Test
  void a_shared_expression_that_is_huge_when_written_out_is_refused() {
    Expr doubling = X;
    for (int i = 0; i < 60; i++) {
      doubling = plus(times(doubling, doubling), n(1));
    }
    assertTrue(expand(doubling).startsWith("refused: the expression has more than"));
  }

  @Test
  void a_deep_expression_is_refused() {
    Expr deep = X;
    for (int i = 0; i < 2_000; i++) {
      deep = exp(negate(deep));
    }
    assertTrue(expand(deep).startsWith("refused: the expression is nested more than"));
  }

  @Test
  void a_huge_exponent_is_refused() {
    assertEquals(
        "refused: an exponent is larger than 200", expand(power(plus(X, n(1)), 1_000_000_000)));
  }

  @Test
  void the_logistic_function_is_known_by_its_definition() {
    Expr definition = over(n(1), plus(n(1), exp(negate(X))));
    assertEquals("0", simplify(minus(apply(Elementary.SIGMOID, X), definition)));
  }

  private String expand(Expr expr) {
    return text(algebra.expand(expr, Facts.NONE));
  }

  private String simplify(Expr expr) {
    return text(algebra.simplify(expr, Facts.NONE));
  }
}
