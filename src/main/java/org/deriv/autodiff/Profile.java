package org.deriv.autodiff;

import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.deriv.expr.Rational;

/** A function of one variable all of whose derivatives are known. */
enum Profile {
  /** 1. */
  ONE(0),
  /** z. */
  IDENTITY(1),
  /** z². */
  SQUARE(2),
  /** z³. */
  CUBE(3),
  /** sin z. */
  SINE(-1),
  /** tanh z, increasing. */
  TANH(-1),
  /** eᶻ, convex. */
  EXP(-1),
  /** log(1 + eᶻ), convex and increasing. */
  SOFTPLUS(-1);

  private final int degree;

  Profile(int degree) {
    this.degree = degree;
  }

  /** Whether it is a polynomial. */
  boolean isPolynomial() {
    return degree >= 0;
  }

  /** What all derivatives at a point are made of. */
  double base(double z) {
    return switch (this) {
      case ONE, IDENTITY, SQUARE, CUBE, SINE -> z;
      case TANH -> Math.tanh(z);
      case EXP -> Math.exp(z);
      case SOFTPLUS -> Math.tanh(z / 2);
    };
  }

  /** The derivative of an order at a point, from what all of them are made of. */
  double derivative(int order, double z, double base) {
    return switch (this) {
      case ONE, IDENTITY, SQUARE, CUBE ->
          order > degree ? 0 : falling(order) * power(z, degree - order);
      case SINE ->
          switch (order % 4) {
            case 0 -> Math.sin(z);
            case 1 -> Math.cos(z);
            case 2 -> -Math.sin(z);
            default -> -Math.cos(z);
          };
      case TANH -> horner(tanhPolynomial(order), base);
      case EXP -> base;
      case SOFTPLUS ->
          switch (order) {
            case 0 -> Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
            case 1 -> (1 + base) / 2;
            default -> Math.scalb(horner(tanhPolynomial(order - 1), base), -order);
          };
    };
  }

  private static double power(double z, int exponent) {
    return switch (exponent) {
      case 0 -> 1;
      case 1 -> z;
      case 2 -> z * z;
      default -> Math.pow(z, exponent);
    };
  }

  /** The derivative of an order at a point, to many digits. */
  BigDecimal derivative(int order, BigDecimal z, Precise to) {
    return switch (this) {
      case ONE, IDENTITY, SQUARE, CUBE ->
          order > degree
              ? BigDecimal.ZERO
              : z.pow(degree - order, to.context()).multiply(BigDecimal.valueOf(falling(order)));
      case SINE ->
          switch (order % 4) {
            case 0 -> to.sin(z);
            case 1 -> to.cos(z);
            case 2 -> to.sin(z).negate();
            default -> to.cos(z).negate();
          };
      case TANH -> horner(tanhPolynomial(order), to.tanh(z), to);
      case EXP -> to.exp(z);
      case SOFTPLUS -> softplus(order, z, to);
    };
  }

  private static BigDecimal softplus(int order, BigDecimal z, Precise to) {
    BigDecimal half = z.divide(BigDecimal.TWO, to.context());
    return switch (order) {
      case 0 -> to.log(BigDecimal.ONE.add(to.exp(z)));
      case 1 -> BigDecimal.ONE.add(to.tanh(half)).divide(BigDecimal.TWO, to.context());
      default ->
          TANH.derivative(order - 1, half, to).divide(BigDecimal.TWO.pow(order), to.context());
    };
  }

  /** The derivative of an order of a polynomial, exactly. */
  Rational derivative(int order, Rational z) {
    if (!isPolynomial()) {
      throw Refusal.unknown("the function " + this + " has no rational values");
    }
    return order > degree
        ? Rational.ZERO
        : z.power(degree - order).times(Rational.of(falling(order)));
  }

  private long falling(int order) {
    long product = 1;
    for (int i = 0; i < order; i++) {
      product *= degree - i;
    }
    return product;
  }

  /** The derivative of tanh as a polynomial p in t = tanh: p′ ↦ p′(t)(1 - t²). */
  private static long[] tanhPolynomial(int order) {
    return order < Known.TANH.length ? Known.TANH[order] : workedOut(order);
  }

  /** The polynomials that are wanted most. */
  private static final class Known {
    private static final long[][] TANH =
        IntStream.range(0, 8).mapToObj(Profile::workedOut).toArray(long[][]::new);
  }

  private static long[] workedOut(int order) {
    long[] p = {0, 1};
    for (int n = 0; n < order; n++) {
      long[] next = new long[p.length + 1];
      for (int k = 1; k < p.length; k++) {
        next[k - 1] += k * p[k];
        next[k + 1] -= k * p[k];
      }
      p = next;
    }
    return p;
  }

  private static double horner(long[] p, double t) {
    double sum = 0;
    for (int k = p.length - 1; k >= 0; k--) {
      sum = sum * t + p[k];
    }
    return sum;
  }

  private static BigDecimal horner(long[] p, BigDecimal t, Precise to) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = p.length - 1; k >= 0; k--) {
      sum = sum.multiply(t).add(BigDecimal.valueOf(p[k])).round(to.context());
    }
    return sum;
  }

  /** The function of an argument, as a formula. */
  String of(String z) {
    return switch (this) {
      case ONE -> "1";
      case IDENTITY -> z;
      case SQUARE -> "(" + z + ")^2";
      case CUBE -> "(" + z + ")^3";
      case SINE -> "sin(" + z + ")";
      case TANH -> "tanh(" + z + ")";
      case EXP -> "exp(" + z + ")";
      case SOFTPLUS -> "softplus(" + z + ")";
    };
  }
}
