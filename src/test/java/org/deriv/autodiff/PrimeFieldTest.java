package org.deriv.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.deriv.expr.Rational;
import org.junit.jupiter.api.Test;

final class PrimeFieldTest {
  private final SplittableRandom random = new SplittableRandom(5);
  private final PrimeField field = PrimeField.random(random);

  @Test
  void products_are_those_of_integers() {
    BigInteger prime = BigInteger.valueOf(field.prime());
    for (int i = 0; i < 1000; i++) {
      long a = random.nextLong(1L << 61);
      long b = random.nextLong(1L << 61);
      BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).mod(prime);
      assertEquals(
          field.of(new Rational(product, BigInteger.ONE)),
          field.multiply(field.of(Rational.of(a)), field.of(Rational.of(b))));
    }
  }

  @Test
  void a_fraction_times_its_denominator_is_its_numerator() {
    long third = field.of(Rational.of(7, 3));
    assertEquals(field.of(Rational.of(7)), field.multiply(third, field.of(Rational.of(3))));
  }

  @Test
  void half_of_all_elements_have_a_square_root() {
    int roots = 0;
    for (int i = 0; i < 400; i++) {
      long x = field.element(random.nextLong());
      long root = field.root(x);
      roots += root >= 0 ? 1 : 0;
      assertTrue(root < 0 || field.multiply(root, root) == x);
    }
    assertTrue(roots > 150 && roots < 250);
  }
}
