package org.deriv.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Numbers short and long, in particular around where machine words end. */
final class RationalTest {
  private static final List<BigInteger> NUMBERS =
      Stream.concat(
              LongStream.of(
                      0,
                      1,
                      -1,
                      2,
                      6,
                      -35,
                      1L << 31,
                      (1L << 31) - 1,
                      -(1L << 31),
                      (1L << 32) + 1,
                      (1L << 53) - 1,
                      1L << 53,
                      -(1L << 53) - 1,
                      Long.MAX_VALUE,
                      Long.MIN_VALUE)
                  .mapToObj(BigInteger::valueOf),
              Stream.of(
                  BigInteger.TWO.pow(63), BigInteger.TWO.pow(63).negate(), BigInteger.TEN.pow(40)))
          .toList();

  private static final List<Rational> ALL =
      NUMBERS.stream()
          .flatMap(top ->
              NUMBERS.stream()
                  .filter(bottom -> bottom.signum() != 0)
                  .map(bottom -> new Rational(top, bottom)))
          .distinct()
          .toList();

  private static void assertIs(BigInteger top, BigInteger bottom, Rational number) {
    BigInteger sign = BigInteger.valueOf(bottom.signum());
    BigInteger divisor = top.gcd(bottom).multiply(sign);
    assertEquals(top.divide(divisor), number.numerator());
    assertEquals(bottom.divide(divisor), number.denominator());
    Rational other = new Rational(top, bottom);
    assertEquals(other, number);
    assertEquals(other.hashCode(), number.hashCode());
  }

  @Test
  void arithmetic_is_that_of_fractions_of_long_integers() {
    for (Rational x : ALL) {
      for (Rational y : ALL) {
        BigInteger a = x.numerator().multiply(y.denominator());
        BigInteger b = y.numerator().multiply(x.denominator());
        BigInteger bottom = x.denominator().multiply(y.denominator());
        assertIs(a.add(b), bottom, x.plus(y));
        assertIs(a.subtract(b), bottom, x.minus(y));
        assertIs(x.numerator().multiply(y.numerator()), bottom, x.times(y));
        if (!y.isZero()) {
          assertIs(a, b, x.over(y));
        }
        assertEquals(Integer.signum(a.compareTo(b)), Integer.signum(x.compareTo(y)));
        assertEquals(a.equals(b), x.equals(y));
      }
    }
  }

  @Test
  void fractions_of_machine_words_are_fractions_of_long_integers() {
    for (Rational x : ALL) {
      boolean words = x.numerator().abs().bitLength() < 64 && x.denominator().bitLength() < 64;
      if (words) {
        assertEquals(x, Rational.of(x.numerator().longValue(), x.denominator().longValue()));
        assertEquals(x, Rational.of(-x.numerator().longValue(), -x.denominator().longValue()));
      }
      assertEquals(x.numerator().signum(), x.signum());
      assertEquals(x.denominator().equals(BigInteger.ONE), x.isInteger());
      double near = x.numerator().doubleValue() / x.denominator().doubleValue();
      assertEquals(near, x.doubleValue(), 1e-15 * Math.abs(near));
    }
  }
}
