package org.deriv.scalar;

import static org.deriv.scalar.Questions.A;
import static org.deriv.scalar.Questions.B;
import static org.deriv.scalar.Questions.C;
import static org.deriv.scalar.Questions.X;
import static org.deriv.scalar.Questions.Y;
import static org.deriv.scalar.Questions.algebra;
import static org.deriv.scalar.Questions.equation;
import static org.deriv.scalar.Questions.exp;
import static org.deriv.scalar.Questions.minus;
import static org.deriv.scalar.Questions.n;
import static org.deriv.scalar.Questions.plus;
import static org.deriv.scalar.Questions.positive;
import static org.deriv.scalar.Questions.power;
import static org.deriv.scalar.Questions.sqrt;
import static org.deriv.scalar.Questions.times;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.junit.jupiter.api.Test;

class EquationsTest {
  private final Symja algebra = algebra();

  @Test
  void a_linear_equation_names_its_exception() {
    assertEquals(
        "[{x=-(b/a)}] if [a != 0]",
        solve(List.of(equation(plus(times(A, X), B), n(0))), List.of(X), Facts.NONE));
  }

  @Test
  void both_roots_of_a_square_are_found() {
    assertEquals(
        "[{x=-sqrt(a)}, {x=sqrt(a)}] if []",
        solve(List.of(equation(power(X, 2), A)), List.of(X), positive(A)));
  }

  @Test
  void a_root_that_contradicts_the_facts_is_left_out() {
    assertEquals(
        "[{x=sqrt(a)}] if []",
        solve(List.of(equation(power(X, 2), A)), List.of(X), positive(A, X)));
  }

  @Test
  void of_periodic_roots_the_real_one_is_found() {
    assertEquals(
        "[{x=log(a)}] if []", solve(List.of(equation(exp(X), A)), List.of(X), positive(A)));
  }

  @Test
  void a_system_is_solved_where_its_determinant_is_not_zero() {
    assertEquals(
        "[{x=(-1 - 2*b)/(-a - b*c), y=(2*a - c)/(-a - b*c)}] if [-a - b*c != 0]",
        solve(
            List.of(
                equation(plus(times(A, X), times(B, Y)), n(1)),
                equation(minus(times(C, X), Y), n(2))),
            List.of(X, Y),
            Facts.NONE));
  }

  @Test
  void complex_roots_are_no_roots() {
    assertEquals(
        "refused: no real root was found",
        solve(List.of(equation(power(X, 2), n(-1))), List.of(X), Facts.NONE));
  }

  @Test
  void a_root_of_the_squared_equation_alone_is_no_root() {
    assertEquals(
        "refused",
        solve(List.of(equation(sqrt(X), n(-2))), List.of(X), Facts.NONE).substring(0, 7));
  }

  @Test
  void an_unknown_inside_something_unknown_is_refused() {
    assertEquals(
        "refused: `E[x]` depends on `x`",
        solve(List.of(equation(Make.expectation(X), n(1))), List.of(X), Facts.NONE));
  }

  private String solve(List<Expr> system, List<Expr> unknowns, Facts facts) {
    return switch (algebra.solve(system, unknowns, facts)) {
      case Answer.Found<List<Map<Expr, Expr>>>(
              List<Map<Expr, Expr>> roots,
              List<Expr> conditions) ->
          roots + " if " + conditions;
      case Answer.Refused<List<Map<Expr, Expr>>>(String why) -> "refused: " + why;
    };
  }
}
