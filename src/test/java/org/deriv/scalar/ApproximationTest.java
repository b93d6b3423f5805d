package org.deriv.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

class ApproximationTest {
  private final SplittableRandom random = new SplittableRandom(7);

  @Test
  void the_exact_sum_is_within_the_error() {
    assertEncloses(Approximation::plus, BigDecimal::add);
  }

  @Test
  void the_exact_product_is_within_the_error() {
    assertEncloses(Approximation::times, BigDecimal::multiply);
  }

  @Test
  void whole_numbers_stay_exact() {
    Approximation seven = Approximation.exactly(3).plus(Approximation.exactly(4));
    assertEquals(Approximation.exactly(7), seven);
  }

  @Test
  void a_logarithm_of_nothing_positive_is_undefined() {
    assertTrue(!Approximation.exactly(-1).log().isDefined());
  }

  @Test
  void the_reciprocal_of_what_may_be_zero_is_undefined() {
    assertTrue(!new Approximation(1e-20, 1e-18).reciprocal().isDefined());
  }

  // Abramowitz and Stegun, table 7.1.
  @Test
  void the_error_function_has_its_tabulated_values() {
    assertEquals(0.5204998778, ErrorFunction.at(0.5), 1e-10);
    assertEquals(0.8427007929, ErrorFunction.at(1), 1e-10);
    assertEquals(-0.9953222650, ErrorFunction.at(-2), 1e-10);
  }

  @Test
  void an_integral_over_a_kink_is_right() {
    Approximation integral = Quadrature.of(x -> Approximation.exactly(Math.abs(x)), -1, 2);
    assertEquals(2.5, integral.value(), 1e-9);
  }

  @Test
  void an_integral_over_a_pole_is_undefined() {
    Approximation integral = Quadrature.of(x -> Approximation.exactly(x - 0.3).reciprocal(), -1, 2);
    assertTrue(!integral.isDefined());
  }

  private void assertEncloses(
      BinaryOperator<Approximation> computed, BinaryOperator<BigDecimal> exact) {
    for (int i = 0; i < 2_000; i++) {
      double left = random.nextDouble(-1e3, 1e3);
      double right = random.nextDouble(-1, 1);
      Approximation value =
          computed.apply(Approximation.exactly(left), Approximation.exactly(right));
      BigDecimal error =
          exact
              .apply(new BigDecimal(left), new BigDecimal(right))
              .subtract(new BigDecimal(value.value()))
              .abs();
      assertTrue(error.compareTo(new BigDecimal(value.error())) <= 0, () -> left + " and " + right);
    }
  }
}
