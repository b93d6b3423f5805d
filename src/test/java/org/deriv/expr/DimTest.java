package org.deriv.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

/** Dimensions are polynomials in canonical form. */
class DimTest {
  private final Dim n = Dim.of("n");
  private final Dim p = Dim.of("p");

  @Test
  void equal_polynomials_are_equal() {
    assertEquals(n.plus(p).times(n), n.times(n).plus(p.times(n)));
  }

  @Test
  void different_names_differ() {
    assertNotEquals(n, p);
  }

  @Test
  void a_difference_of_equals_is_zero() {
    assertEquals(Dim.of(0), n.times(p).minus(p.times(n)));
  }

  @Test
  void it_prints_highest_degree_first() {
    assertEquals("n*p - n + 2", n.times(p).minus(n).plus(Dim.of(2)).toString());
  }

  @Test
  void it_evaluates_at_numbers() {
    assertEquals(11, n.times(p).minus(Dim.ONE).evaluate(name -> name.equals("n") ? 3L : 4L));
  }
}
