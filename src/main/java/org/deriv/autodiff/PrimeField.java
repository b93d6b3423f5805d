package org.deriv.autodiff;

import java.math.BigInteger;
import java.util.random.RandomGenerator;
import org.deriv.expr.Rational;

/**
 * The integers modulo a prime p between 2^61 and 2^62 with p = 3 mod 4, so that square roots are
 * powers. An element x is kept as x·2^64 mod p (Montgomery 1985).
 */
final class PrimeField {
  private final long p;
  private final long negativeInverse;
  private final long one;
  private final long square;

  private PrimeField(long p) {
    this.p = p;
    long inverse = p;
    for (int i = 0; i < 6; i++) {
      inverse *= 2 - p * inverse;
    }
    this.negativeInverse = -inverse;
    BigInteger big = BigInteger.valueOf(p);
    BigInteger shift = BigInteger.TWO.pow(64);
    this.one = shift.mod(big).longValue();
    this.square = shift.multiply(shift).mod(big).longValue();
  }

  /** A random such field; the primality test errs with a chance below 2^-100. */
  static PrimeField random(RandomGenerator random) {
    while (true) {
      long candidate = (1L << 61) | (random.nextLong() >>> 3) | 3;
      if (BigInteger.valueOf(candidate).isProbablePrime(100)) {
        return new PrimeField(candidate);
      }
    }
  }

  long prime() {
    return p;
  }

  /** A random element from 64 random bits. */
  long element(long bits) {
    return (bits >>> 1) % p;
  }

  /** A number; there is none where p divides the denominator, which is answered by 0. */
  long of(Rational value) {
    return multiply(of(value.numerator()), inverse(of(value.denominator())));
  }

  private long of(BigInteger value) {
    return multiply(value.mod(BigInteger.valueOf(p)).longValue(), square);
  }

  long one() {
    return one;
  }

  long add(long x, long y) {
    long sum = x + y;
    return sum >= p ? sum - p : sum;
  }

  long negate(long x) {
    return x == 0 ? 0 : p - x;
  }

  /** Whether it is the smaller of x and -x; a rule that picks one of each such pair. */
  boolean isFirst(long x) {
    return x < p - x;
  }

  long multiply(long x, long y) {
    long low = x * y;
    long high = Math.multiplyHigh(x, y);
    long carry = Math.unsignedMultiplyHigh(low * negativeInverse, p);
    long result = high + carry + (low == 0 ? 0 : 1);
    return result >= p ? result - p : result;
  }

  long power(long x, long exponent) {
    long result = one;
    long power = x;
    for (long rest = exponent; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        result = multiply(result, power);
      }
      power = multiply(power, power);
    }
    return result;
  }

  /** The inverse; of 0 it is 0. */
  long inverse(long x) {
    return power(x, p - 2);
  }

  /** A square root, or -1 where there is none. */
  long root(long x) {
    long root = power(x, (p + 1) / 4);
    return multiply(root, root) == x ? root : -1;
  }
}
