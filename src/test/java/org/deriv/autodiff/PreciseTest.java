package org.deriv.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PreciseTest {
  private final Precise precise = new Precise(60);

  @Test
  void pi_has_its_digits() {
    assertEquals(
        "3.14159265358979323846264338327950288419716939937510582097494",
        precise.pi().toPlainString());
  }

  @Test
  void e_has_its_digits() {
    assertEquals(
        "2.71828182845904523536028747135266249775724709369995957496697",
        precise.exp(BigDecimal.ONE).toPlainString());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-700, -40.25, -3, -0.5, -1e-9, 0, 1e-7, 0.3, 1, 2.5, 6, 30, 699})
  void functions_agree_with_doubles(double x) {
    BigDecimal at = new BigDecimal(x);
    close(Math.exp(x), precise.exp(at));
    close(Math.sin(x), precise.sin(at));
    close(Math.cos(x), precise.cos(at));
    close(Math.tanh(x), precise.tanh(at));
    close(Special.erf(x), precise.erf(at));
  }

  private static void close(double expected, BigDecimal found) {
    assertEquals(expected, found.doubleValue(), 1e-15 * Math.abs(expected) + 1e-16);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 0.001, 0.5, 0.999, 1, 1.4, 2, 10, 12345.678, 1e200})
  void the_logarithm_undoes_the_exponential(double x) {
    BigDecimal at = new BigDecimal(x);
    BigDecimal back = precise.exp(precise.log(at));
    BigDecimal off = back.subtract(at).abs().divide(at, precise.context());
    assertTrue(off.compareTo(new BigDecimal("1e-55")) < 0, () -> "off by " + off);
  }

  @Test
  void the_error_function_has_its_digits() {
    assertEquals(
        "0.842700792949714869341220635082609259296",
        precise.erf(BigDecimal.ONE).toPlainString().substring(0, 41));
  }
}
