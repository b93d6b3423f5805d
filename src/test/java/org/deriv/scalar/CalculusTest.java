package org.deriv.scalar;

import static org.deriv.scalar.Questions.A;
import static org.deriv.scalar.Questions.B;
import static org.deriv.scalar.Questions.INFINITY;
import static org.deriv.scalar.Questions.N;
import static org.deriv.scalar.Questions.X;
import static org.deriv.scalar.Questions.Y;
import static org.deriv.scalar.Questions.algebra;
import static org.deriv.scalar.Questions.apply;
import static org.deriv.scalar.Questions.exp;
import static org.deriv.scalar.Questions.integral;
import static org.deriv.scalar.Questions.log;
import static org.deriv.scalar.Questions.minus;
import static org.deriv.scalar.Questions.n;
import static org.deriv.scalar.Questions.negate;
import static org.deriv.scalar.Questions.over;
import static org.deriv.scalar.Questions.positive;
import static org.deriv.scalar.Questions.power;
import static org.deriv.scalar.Questions.text;
import static org.deriv.scalar.Questions.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Function.Elementary;
import org.deriv.expr.Make;
import org.deriv.expr.Shape;
import org.junit.jupiter.api.Test;

class CalculusTest {
  private final Symja algebra = algebra();

  @Test
  void a_product_is_differentiated() {
    Expr product = times(exp(negate(power(X, 2))), apply(Elementary.SIN, X));
    assertEquals(
        "exp(-x^2)*cos(x) - 2*exp(-x^2)*x*sin(x)",
        text(algebra.derivative(product, X, Facts.NONE)));
  }

  @Test
  void the_derivative_of_a_size_holds_away_from_zero() {
    assertEquals(
        "x/abs(x) if [abs(x) != 0]",
        text(algebra.derivative(apply(Elementary.ABS, X), X, Facts.NONE)));
  }

  @Test
  void the_derivative_of_something_unknown_is_refused() {
    Expr unknown = Make.expectation(X);
    assertEquals(
        "refused: `E[x]` depends on `x`", text(algebra.derivative(unknown, X, Facts.NONE)));
  }

  @Test
  void a_derivative_is_taken_in_a_scalar_name() {
    Expr vector = Make.symbol("v", Shape.vector(Dim.of("d")));
    assertTrue(text(algebra.derivative(X, vector, Facts.NONE)).contains("no scalar name"));
  }

  @Test
  void an_antiderivative_holds_where_the_question_is_defined() {
    assertEquals("log(x)", text(algebra.antiderivative(over(n(1), X), X, positive(X))));
    assertEquals(
        "refused: the answer is not defined where the question is",
        text(algebra.antiderivative(over(n(1), X), X, Facts.NONE)));
  }

  @Test
  void an_antiderivative_names_the_exception() {
    assertEquals(
        "x^(1 + n)/(1 + n) if [1 + n != 0]",
        text(algebra.antiderivative(power(X, N), X, positive(X))));
  }

  // Symja says -2.
  @Test
  void an_integral_over_a_double_pole_is_refused() {
    assertRefused(integral(X, n(-1), n(1), over(n(1), power(X, 2))), Facts.NONE);
  }

  // Symja says -iπ.
  @Test
  void an_integral_over_a_pole_is_refused() {
    assertRefused(integral(X, n(-1), n(1), over(n(1), X)), Facts.NONE);
  }

  @Test
  void an_integral_that_grows_at_its_end_is_refused() {
    assertRefused(integral(X, n(0), n(5), over(n(1), X)), Facts.NONE);
  }

  @Test
  void an_exponential_is_integrated_to_infinity() {
    Expr integral = integral(X, n(0), INFINITY, exp(negate(times(A, X))));
    assertEquals("1/a", text(algebra.integral(integral, positive(A))));
  }

  @Test
  void an_exponential_of_unknown_sign_is_not_integrated_to_infinity() {
    assertRefused(integral(X, n(0), INFINITY, exp(negate(times(A, X)))), Facts.NONE);
  }

  @Test
  void a_gaussian_of_any_width_is_integrated() {
    Expr density = exp(negate(over(power(X, 2), times(n(2), power(A, 2)))));
    assertEquals(
        "sqrt(2*pi)*a",
        text(algebra.integral(integral(X, negate(INFINITY), INFINITY, density), positive(A))));
  }

  @Test
  void a_singular_end_that_can_be_integrated_is() {
    assertEquals("-1", text(algebra.integral(integral(X, n(0), n(1), log(X)), Facts.NONE)));
  }

  @Test
  void ends_may_be_names() {
    assertEquals("b*a^2/2", text(algebra.integral(integral(X, n(0), A, times(X, B)), Facts.NONE)));
  }

  @Test
  void a_function_is_expanded_about_zero() {
    assertEquals(
        "x/2 + x^2/8 + log(2)",
        text(
            algebra.series(
                apply(Elementary.SOFTPLUS, X), new Algebra.Centre(X, n(0), 3), Facts.NONE)));
  }

  @Test
  void a_function_is_expanded_about_a_name() {
    assertEquals(
        "1/(1 - y) + (x - y)/(1 - y)^2 if [1 - y != 0]",
        text(algebra.series(over(n(1), minus(n(1), X)), new Algebra.Centre(X, Y, 1), Facts.NONE)));
  }

  @Test
  void a_function_is_not_expanded_where_it_has_no_value() {
    assertTrue(
        algebra.series(log(X), new Algebra.Centre(X, n(0), 2), Facts.NONE).toOptional().isEmpty());
  }

  @Test
  void a_polynomial_with_a_wrong_coefficient_does_not_touch() {
    Expr wrong = Questions.plus(n(1), X, over(power(X, 2), n(3)));
    Contact contact = new Contact(exp(X), wrong, new Algebra.Centre(X, n(0), 2));
    assertEquals(Approximation.Agreement.DIFFERENT, contact.at(Map.of()));
  }

  @Test
  void a_function_that_is_no_polynomial_does_not_pass_for_one() {
    Contact contact = new Contact(exp(X), exp(X), new Algebra.Centre(X, n(0), 2));
    assertEquals(Approximation.Agreement.DIFFERENT, contact.at(Map.of()));
  }

  private void assertRefused(Expr integral, Facts facts) {
    assertEquals(
        "refused: no value was found that a numeric integral confirms",
        text(algebra.integral(integral, facts)));
  }
}
