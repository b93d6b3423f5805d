package org.deriv.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What is printed can be read again: parentheses stand where the grammar needs them. */
class PrinterTest {
  private static final Dim N = Dim.of("n");
  private final Expr matrix = Make.symbol("A", Shape.matrix(N, N));
  private final Expr x = Make.symbol("x", Shape.vector(N));
  private final Expr a = Make.scalar("a");
  private final Expr b = Make.scalar("b");

  @Test
  void a_sum_in_a_product_has_parentheses() {
    assertEquals(
        "(A + A')*x", Make.product(Make.sum(matrix, Make.transpose(matrix)), x).toString());
  }

  @Test
  void a_quotient_at_the_head_of_a_product_needs_none() {
    assertEquals("a/b*x", Make.product(Make.divide(a, b), x).toString());
  }

  @Test
  void a_quotient_inside_a_product_has_them() {
    assertEquals("b*(a/b)*x", Make.product(b, Make.divide(a, b), x).toString());
  }

  @Test
  void a_negative_term_is_subtracted() {
    assertEquals("a - a*b", Make.minus(a, Make.product(a, b)).toString());
  }

  @Test
  void a_sum_over_an_index_is_enclosed_in_a_product() {
    Expr sum = Make.sumOver("i", N, Make.entry(x, Make.scalar("i")));
    assertEquals("(sum(i in 1..n) x[i])*a", Make.product(sum, a).toString());
  }

  @Test
  void a_fraction_as_exponent_is_enclosed() {
    Expr root = Expr.of(Operator.POWER, a, Make.number(Rational.of(1, 2)));
    assertEquals("a^(1/2)", root.toString());
  }

  @Test
  void a_gradient_takes_the_operand_right_after_it() {
    Expr gradient = Expr.of(Operator.GRADIENT, a, Make.product(a, b));
    assertEquals("grad[a] (a*b)", gradient.toString());
  }
}
