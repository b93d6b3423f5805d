package org.deriv.scalar;

import static org.deriv.scalar.Questions.A;
import static org.deriv.scalar.Questions.B;
import static org.deriv.scalar.Questions.BETWEEN_0_AND_1;
import static org.deriv.scalar.Questions.C;
import static org.deriv.scalar.Questions.D;
import static org.deriv.scalar.Questions.INFINITY;
import static org.deriv.scalar.Questions.N;
import static org.deriv.scalar.Questions.T;
import static org.deriv.scalar.Questions.X;
import static org.deriv.scalar.Questions.algebra;
import static org.deriv.scalar.Questions.apply;
import static org.deriv.scalar.Questions.exp;
import static org.deriv.scalar.Questions.limit;
import static org.deriv.scalar.Questions.log;
import static org.deriv.scalar.Questions.minus;
import static org.deriv.scalar.Questions.n;
import static org.deriv.scalar.Questions.over;
import static org.deriv.scalar.Questions.plus;
import static org.deriv.scalar.Questions.positive;
import static org.deriv.scalar.Questions.power;
import static org.deriv.scalar.Questions.sqrt;
import static org.deriv.scalar.Questions.text;
import static org.deriv.scalar.Questions.times;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.deriv.expr.Expr;
import org.deriv.expr.Function.Elementary;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final String NONE = "refused: no limit was found that the values tend to";

  private final Symja algebra = algebra();

  @Test
  void a_power_of_a_number_below_one_vanishes() {
    assertEquals(
        "1/(1 - b)",
        find(limit(over(minus(n(1), power(B, T)), minus(n(1), B)), T, INFINITY), BETWEEN_0_AND_1));
  }

  @Test
  void a_power_of_a_number_of_small_size_vanishes() {
    Facts small = Facts.NONE.and(Relation.LESS, apply(Elementary.ABS, B), n(1)).andInteger(T);
    assertEquals("a", find(limit(plus(A, power(B, T)), T, INFINITY), small));
  }

  @Test
  void a_power_beats_its_exponent() {
    assertEquals("0", find(limit(times(T, power(B, T)), T, INFINITY), BETWEEN_0_AND_1));
  }

  @Test
  void a_power_of_a_number_above_one_grows() {
    Facts above = Facts.NONE.and(Relation.GREATER, B, n(1));
    assertEquals("oo", find(limit(power(B, T), T, INFINITY), above));
  }

  @Test
  void a_power_of_a_number_of_unknown_size_has_no_limit() {
    assertEquals(NONE, find(limit(power(B, T), T, INFINITY), Facts.NONE));
  }

  // Symja says 0 where it is told that c is positive.
  @Test
  void a_quotient_of_linear_functions_tends_to_that_of_their_slopes() {
    Expr quotient = over(plus(times(A, N), B), plus(times(C, N), D));
    assertEquals("a/c", find(limit(quotient, N, INFINITY), positive(C)));
  }

  @Test
  void a_removable_singularity_is_removed() {
    assertEquals("1", find(limit(over(apply(Elementary.SIN, X), X), X, n(0)), Facts.NONE));
  }

  @Test
  void a_pole_has_sides() {
    Expr odds = over(minus(n(1), X), X);
    assertEquals("oo", find(limit(odds, X, n(0), Op.Limit.Side.ABOVE), Facts.NONE));
    assertEquals("-oo", find(limit(odds, X, n(0), Op.Limit.Side.BELOW), Facts.NONE));
    assertEquals(NONE, find(limit(odds, X, n(0)), Facts.NONE));
  }

  // Symja says Indeterminate (1/2 is right), and 0 for a function that tends to max(0, x).
  @Test
  void wrong_and_missing_limits_are_refused() {
    Expr roots = times(sqrt(N), minus(sqrt(plus(N, n(1))), sqrt(N)));
    assertEquals(NONE, find(limit(roots, N, INFINITY), Facts.NONE));
    Expr soft = times(log(plus(n(1), exp(over(X, T)))), T);
    assertEquals(NONE, find(limit(soft, T, n(0), Op.Limit.Side.ABOVE), Facts.NONE));
  }

  @Test
  void a_number_that_falls_faster_than_it_is_divided_by_vanishes() {
    assertEquals("0", find(limit(over(B, power(plus(B, D), 2)), B, INFINITY), Facts.NONE));
  }

  private String find(Expr limit, Facts facts) {
    return text(algebra.limit(limit, facts));
  }
}
