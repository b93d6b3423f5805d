package org.deriv.autodiff;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Elementary functions to a number of digits, by their series after reducing the argument. */
final class Precise {
  /** More digits than a question has wanted so far; constants to fewer are this one, rounded. */
  private static final int USUAL = 128;

  private static final Precise MOST = new Precise(new MathContext(USUAL, RoundingMode.HALF_EVEN));

  private final MathContext context;
  private final MathContext inner;
  private final BigDecimal pi;
  private final BigDecimal logTwo;

  private Precise(MathContext inner) {
    this.context = inner;
    this.inner = inner;
    // Machin: π = 16 arctan(1/5) - 4 arctan(1/239)
    pi =
        arctanOfInverse(5).multiply(big(16)).subtract(arctanOfInverse(239).multiply(big(4)), inner);
    // log 2 = 2 artanh(1/3)
    logTwo = artanh(BigDecimal.ONE.divide(big(3), inner)).multiply(big(2));
  }

  Precise(int digits) {
    context = new MathContext(digits, RoundingMode.HALF_EVEN);
    inner = new MathContext(digits + 12, RoundingMode.HALF_EVEN);
    Precise constants = digits + 18 <= USUAL ? MOST : new Precise(inner);
    pi = constants.pi.round(inner);
    logTwo = constants.logTwo.round(inner);
  }

  MathContext context() {
    return context;
  }

  BigDecimal pi() {
    return pi.round(context);
  }

  private static BigDecimal big(long value) {
    return BigDecimal.valueOf(value);
  }

  private BigDecimal tiny(BigDecimal scale) {
    return scale.abs().scaleByPowerOfTen(-inner.getPrecision());
  }

  private BigDecimal arctanOfInverse(long x) {
    BigDecimal power = BigDecimal.ONE.divide(big(x), inner);
    BigDecimal square = big(x * x);
    BigDecimal sum = power;
    BigDecimal small = tiny(power);
    for (int k = 1; power.compareTo(small) > 0; k++) {
      power = power.divide(square, inner);
      BigDecimal term = power.divide(big(2L * k + 1), inner);
      sum = k % 2 == 1 ? sum.subtract(term, inner) : sum.add(term, inner);
    }
    return sum;
  }

  private BigDecimal artanh(BigDecimal x) {
    BigDecimal square = x.multiply(x, inner);
    BigDecimal power = x;
    BigDecimal sum = x;
    BigDecimal small = tiny(x);
    for (int k = 1; power.abs().compareTo(small) > 0; k++) {
      power = power.multiply(square, inner);
      sum = sum.add(power.divide(big(2L * k + 1), inner), inner);
    }
    return sum;
  }

  BigDecimal exp(BigDecimal x) {
    if (x.abs().compareTo(big(100_000)) > 0) {
      throw Refusal.undefined("an exponential out of range");
    }
    // eˣ = 2ᵏ eʳ with r = x - k log 2
    BigInteger k = x.divide(logTwo, 0, RoundingMode.HALF_EVEN).toBigInteger();
    MathContext more = new MathContext(inner.getPrecision() + 8);
    BigDecimal r = x.subtract(logTwo.multiply(new BigDecimal(k)), more);
    BigDecimal sum = FixedPoint.of(inner.getPrecision(), BigDecimal.ONE).exp(r, inner);
    int doublings = k.intValueExact();
    BigDecimal scale = BigDecimal.TWO.pow(Math.abs(doublings), inner);
    return doublings < 0 ? sum.divide(scale, context) : sum.multiply(scale, context);
  }

  BigDecimal log(BigDecimal x) {
    if (x.signum() <= 0) {
      throw Refusal.undefined("a logarithm of a number that is not positive");
    }
    // Newton's iteration for eʸ = x from the decimal exponent's logarithm on, x = m 2ᵏ.
    int k = (int) Math.round((x.precision() - x.scale()) * 3.321928094887362);
    BigDecimal power = BigDecimal.TWO.pow(Math.abs(k), inner);
    BigDecimal m = k < 0 ? x.multiply(power, inner) : x.divide(power, inner);
    for (int i = 0; m.compareTo(new BigDecimal("1.42")) > 0 && i < 64; i++, k++) {
      m = m.divide(BigDecimal.TWO, inner);
    }
    for (int i = 0; m.compareTo(new BigDecimal("0.7")) < 0 && i < 64; i++, k--) {
      m = m.multiply(BigDecimal.TWO, inner);
    }
    BigDecimal ratio = m.subtract(BigDecimal.ONE).divide(m.add(BigDecimal.ONE), inner);
    return artanhOrZero(ratio).multiply(big(2)).add(logTwo.multiply(big(k)), context);
  }

  /** Whether the cube is nothing beside the number. */
  private boolean isTiny(BigDecimal x) {
    return x.signum() == 0 || x.scale() - x.precision() > inner.getPrecision();
  }

  private BigDecimal artanhOrZero(BigDecimal x) {
    return isTiny(x) ? x : FixedPoint.of(inner.getPrecision(), x).artanh(x, inner);
  }

  BigDecimal sin(BigDecimal x) {
    BigDecimal turn = pi.multiply(BigDecimal.TWO);
    BigDecimal turns = x.divide(turn, 0, RoundingMode.HALF_EVEN);
    BigDecimal r = x.subtract(turns.multiply(turn), inner);
    return isTiny(r) ? r.round(context) : FixedPoint.of(inner.getPrecision(), r).sin(r, context);
  }

  BigDecimal cos(BigDecimal x) {
    return sin(x.add(pi.divide(BigDecimal.TWO, inner)));
  }

  BigDecimal tanh(BigDecimal x) {
    if (x.abs().compareTo(new BigDecimal("1e-5")) < 0) {
      // sinh by its series: the quotient below would cancel
      BigDecimal square = x.multiply(x, inner);
      BigDecimal sinh = x;
      BigDecimal term = x;
      for (int n = 2; term.abs().compareTo(tiny(x)) > 0; n += 2) {
        term = term.multiply(square, inner).divide(big((long) n * (n + 1)), inner);
        sinh = sinh.add(term, inner);
      }
      BigDecimal cosh = sinh.multiply(sinh, inner).add(BigDecimal.ONE).sqrt(inner);
      return sinh.divide(cosh, context);
    }
    if (x.abs().compareTo(big(1000)) > 0) {
      return big(x.signum());
    }
    BigDecimal square = exp(x.multiply(BigDecimal.TWO));
    return square.subtract(BigDecimal.ONE).divide(square.add(BigDecimal.ONE), context);
  }

  BigDecimal erf(BigDecimal x) {
    if (x.abs().compareTo(big(20)) > 0) {
      return big(x.signum());
    }
    // 2/√π e^(-x²) Σ 2ᵏ x^(2k+1)/(2k+1)!!
    BigDecimal square = x.multiply(x, inner);
    BigDecimal term = x;
    BigDecimal sum = x;
    for (int k = 1; term.abs().compareTo(tiny(sum)) > 0; k++) {
      term = term.multiply(square, inner).multiply(big(2)).divide(big(2L * k + 1), inner);
      sum = sum.add(term, inner);
    }
    BigDecimal factor = big(2).divide(pi.sqrt(inner), inner);
    return factor.multiply(exp(square.negate())).multiply(sum, context);
  }
}
